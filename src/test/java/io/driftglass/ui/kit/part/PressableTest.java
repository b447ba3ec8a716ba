package io.driftglass.ui.kit.part;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Fx;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

class PressableTest {
  @Test
  void enter_and_space_press_it_and_a_shortcut_does_not() throws Exception {
    Fx.run(
        () -> {
          var told = new ArrayList<String>();
          var label = Pressable.of(new Label("1650…7657"), "Copy", () -> told.add("pressed"));
          press(label, KeyCode.ENTER, false);
          press(label, KeyCode.SPACE, false);
          press(label, KeyCode.ENTER, true);
          press(label, KeyCode.A, false);
          assertEquals(List.of("pressed", "pressed"), told);
          assertTrue(label.isFocusTraversable());
          assertEquals("Copy", label.getAccessibleText());
        });
  }

  private static void press(Label label, KeyCode code, boolean ctrl) {
    Event.fireEvent(
        label, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, ctrl, false, false));
  }
}
