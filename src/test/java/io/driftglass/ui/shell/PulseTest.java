package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.job.Progress;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.PulseWatch;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

/// A person goes through all pages, zooms, pans and looks for commands: nothing of it may keep the
/// window's thread at work for longer than a tenth of a second. The first rounds are for the
/// compiler, which makes the code fast as it is used.
class PulseTest {
  private static final double MOST_MILLIS = 100;
  private static final int WARM_UP = 4;

  @TempDir Path folder;

  @Test
  void no_handler_and_no_pulse_takes_longer_than_a_tenth_of_a_second() throws Exception {
    try (var workbench = Workbench.open(new Home(folder.resolve("works")))) {
      var sample = SampleData.worked(workbench, Progress.NONE);
      Stage stage = FxToolkit.registerPrimaryStage();
      var session =
          Fx.call(
              () -> {
                var opened = new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT));
                var scene = new Scene(opened.shell().root(), 1280, 820);
                opened.desk().tools().look().dress(scene);
                stage.setScene(scene);
                stage.show();
                opened.desk().selection().datasetProperty().set(sample);
                return opened;
              });
      for (int round = 0; round < WARM_UP; round++) goThrough(session);
      try (var watch = new PulseWatch(MOST_MILLIS)) {
        goThrough(session);
        assertEquals(List.of(), watch.tooLong());
      } finally {
        Fx.run(
            () -> {
              session.close();
              stage.hide();
            });
      }
    }
  }

  private static void goThrough(Session session) throws Exception {
    for (var page : Pages.ALL) {
      Fx.run(() -> session.desk().navigator().open(page.id()));
      Fx.await(60, () -> session.runner().openProperty().get() == 0);
      if (chart(session) != null) move(session);
    }
    Fx.run(session.shell()::openPalette);
    Fx.run(session.desk().tools().sheets()::dismiss);
    Fx.run(() -> session.desk().navigator().open("detect"));
    for (int i = 0; i < 5; i++) {
      Fx.run(
          () ->
              session
                  .shell()
                  .root()
                  .lookup(".page")
                  .fireEvent(
                      new KeyEvent(
                          KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false)));
    }
    Fx.await(60, () -> session.runner().openProperty().get() == 0);
  }

  private static void move(Session session) throws Exception {
    for (double factor : new double[] {.3, .3, .3, 3, 3, 9}) {
      Fx.run(
          () -> {
            var viewport = chart(session).viewport();
            viewport.zoom(viewport.visible().middle(), factor);
            viewport.pan(.4);
          });
    }
  }

  private static TimeChart chart(Session session) {
    return session.shell().root().lookup("#chart") instanceof TimeChart chart ? chart : null;
  }
}
