package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Text twice as large, on the screens for which one chooses that, and usual text on the largest.
class TextScaleTest {
  @TempDir static Path folder;
  private static Workbench workbench;
  private static Dataset dataset;

  @BeforeAll
  static void doTheMainJob() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("harbour-works")));
    dataset = MainJob.run(workbench, workbench.datasets().sampleFile(), Progress.NONE).dataset();
  }

  @AfterAll
  static void close() {
    workbench.close();
  }

  static List<Page> pages() {
    return Pages.ALL;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_is_cut_at_twice_the_size(Page page) throws Exception {
    assertEquals(List.of(), cut(page, 2, 2560, 1440));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothing_is_cut_on_a_screen_of_3840_by_2160(Page page) throws Exception {
    assertEquals(List.of(), cut(page, 2, 3840, 2160));
    assertEquals(List.of(), cut(page, 1, 3840, 2160));
  }

  private static List<String> cut(Page page, double scale, int width, int height) throws Exception {
    var look = Look.of(Theme.LIGHT);
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), look));
    Scene scene =
        Fx.call(
            () -> {
              session.desk().selection().datasetProperty().set(dataset);
              var stage = Snapshot.stage(session.shell().root(), width, height, Theme.LIGHT);
              look.dress(stage);
              look.textScaleProperty().set(scale);
              session.desk().navigator().open(page.id());
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
    Fx.run(() -> Snapshot.layOut(scene));
    var name = "%s-%s-%d.png".formatted(page.id(), scale == 2 ? "200" : "100", width);
    Png.write(
        Fx.call(() -> Snapshot.of(scene, 1)), Path.of("target/screenshots/large").resolve(name));
    var cut = Fx.call(() -> CutLabels.in(scene));
    Fx.run(session::close);
    return cut;
  }
}
