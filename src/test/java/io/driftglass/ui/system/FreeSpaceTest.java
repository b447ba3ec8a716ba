package io.driftglass.ui.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Room is given back on the System page only after what goes for good has been told.
class FreeSpaceTest {
  @TempDir Path folder;

  @Test
  void what_was_deleted_goes_after_it_was_told_and_confirmed() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("home")))) {
      var file = Files.writeString(folder.resolve("pump.csv"), "t,x\n0,1\n1,2\n2,3\n");
      var result =
          workbench
              .datasets()
              .importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
      workbench.versions().recycle(((ImportResult.Imported) result).dataset(), false);
      var desk = Desks.here(workbench);
      Parent view = Fx.call(() -> SystemView.of(desk));
      Fx.run(() -> Snapshot.stage(view, 1280, 900, Theme.LIGHT));
      Fx.run(() -> button(view, "Free space").fire());
      assertEquals(1, workbench.versions().recycled().size());

      var sheet = sheet(desk);
      var staged = Fx.call(() -> Snapshot.stage(new StackPane(sheet), 700, 500, Theme.DARK));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(staged)));
      Fx.run(() -> ((Button) sheet.lookup("#free-space")).fire());
      assertEquals(List.of(), workbench.versions().recycled());
      assertEquals("What was deleted is gone", desk.tools().notices().all().getFirst().title());
    }
  }

  private static Parent sheet(Desk desk) {
    return (Parent) desk.tools().sheets().shownProperty().get().orElseThrow().content();
  }

  private static Button button(Parent root, String text) {
    return root.lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }
}
