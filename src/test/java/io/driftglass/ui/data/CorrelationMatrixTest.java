package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class CorrelationMatrixTest {
  /// Three channels; the cells on the diagonal open nothing and are passed over.
  @Test
  void arrows_go_from_cell_to_cell_and_enter_opens_one() throws Exception {
    Fx.run(
        () -> {
          var opened = new ArrayList<String>();
          var matrix = new CorrelationMatrix(true, (x, y) -> opened.add(x + " " + y));
          var row = List.of(.1, .2, .3);
          var nobody = Collections.nCopies(3, "");
          matrix.show(
              List.of("a", "b", "c"), List.of(row, row, row), List.of(nobody, nobody, nobody));
          Snapshot.stage(matrix, 600, 300, Theme.LIGHT);
          press(matrix, KeyCode.ENTER);
          press(matrix, KeyCode.RIGHT);
          press(matrix, KeyCode.ENTER);
          press(matrix, KeyCode.DOWN);
          press(matrix, KeyCode.LEFT);
          press(matrix, KeyCode.SPACE);
          press(matrix, KeyCode.LEFT);
          press(matrix, KeyCode.ENTER);
          assertEquals(List.of("b a", "c a", "a b", "a b"), opened);
        });
  }

  private static void press(CorrelationMatrix matrix, KeyCode code) {
    Event.fireEvent(
        matrix, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
