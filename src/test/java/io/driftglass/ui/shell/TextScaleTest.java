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
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
    dataset = MainJob.run(workbench, SampleData.file(workbench), Progress.NONE).dataset();
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

  @Test
  void letters_and_room_of_a_chart_grow_with_the_text() throws Exception {
    var usual = gutter(1);
    var large = gutter(2);
    for (int i = 0; i < usual.size(); i++) {
      assertEquals(2 * usual.get(i), large.get(i), 2.5, "place " + i + " of " + usual + large);
    }
  }

  /// Of the chart of the Anomalies page: letters of a name, and where the plots begin.
  private static List<Double> gutter(double scale) throws Exception {
    var look = Look.of(Theme.LIGHT);
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), look));
    Scene scene =
        Fx.call(
            () -> {
              session.desk().selection().datasetProperty().set(dataset);
              var stage =
                  Snapshot.stage(
                      session.shell().root(),
                      (int) (1280 * scale),
                      (int) (720 * scale),
                      Theme.LIGHT);
              look.dress(stage);
              look.textScaleProperty().set(scale);
              session.desk().navigator().open("detect");
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
    Fx.run(() -> Snapshot.layOut(scene));
    var found =
        Fx.call(
            () -> {
              var chart = scene.getRoot().lookup("#chart");
              var name = (Label) chart.lookup(".dg-name");
              var plot = chart.lookup(".dg-plot");
              return List.of(
                  name.getFont().getSize(),
                  plot.getBoundsInParent().getMinX(),
                  plot.getBoundsInParent().getMinY());
            });
    Fx.run(session::close);
    return found;
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
    // what was read since is laid out first: loads come every two seconds
    var cut =
        Fx.call(
            () -> {
              Snapshot.layOut(scene);
              return CutLabels.in(scene);
            });
    Fx.run(session::close);
    return cut;
  }
}
