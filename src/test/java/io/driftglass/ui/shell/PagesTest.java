package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidId;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Scene;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesTest {
  @TempDir static Path folder;
  private static Workbench workbench;
  private static Optional<Dataset> dataset = Optional.empty();

  @BeforeAll
  static void doTheMainJob() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("harbour-works")));
    var sample = SampleData.file(workbench);
    dataset = Optional.of(MainJob.run(workbench, sample, Progress.NONE).dataset());
  }

  @AfterAll
  static void close() {
    workbench.close();
  }

  @Test
  void every_page_is_drawn_in_light_and_dark() throws Exception {
    for (var page : Pages.ALL) {
      for (var theme : Theme.values()) {
        var file = Path.of("target/screenshots", page.id() + "-" + word(theme) + ".png");
        PageSnapshot.write(workbench, page.id(), dataset, theme, 1280, 820, file);
        assertTrue(Files.size(file) > 10_000, file.toString());
      }
    }
  }

  @Test
  void no_page_has_a_cut_label() throws Exception {
    var cut = new ArrayList<String>();
    for (var page : Pages.ALL) {
      for (var theme : Theme.values()) {
        cut.addAll(cutLabels(page, theme, 1280, 720));
        cut.addAll(cutLabels(page, theme, 1440, 900));
      }
    }
    assertEquals(List.of(), cut);
  }

  @Test
  void page_ids_are_used_once() {
    assertEquals(Pages.ALL.size(), new HashSet<>(Pages.ALL.stream().map(Page::id).toList()).size());
  }

  @Test
  void an_unknown_page_is_named_with_the_known_ones() {
    var failure =
        assertThrows(
            InvalidId.class,
            () -> PageSnapshot.of(workbench, "weather", dataset, Theme.LIGHT, 800, 600));

    assertEquals("There is no page 'weather'.", failure.getMessage());
    assertTrue(failure.remedy().contains("registry"));
  }

  @Test
  void every_page_fits_a_window_of_1280() throws Exception {
    for (var page : Pages.ALL) {
      var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT)));
      Scene scene =
          Fx.call(
              () -> {
                dataset.ifPresent(session.desk().selection().datasetProperty()::set);
                var stage = Snapshot.stage(session.shell().root(), 1280, 720, Theme.LIGHT);
                session.desk().navigator().open(page.id());
                return stage;
              });
      Fx.await(() -> session.runner().openProperty().get() == 0);
      Fx.run(() -> Snapshot.layOut(scene));
      double right =
          Fx.call(
              () -> {
                var shown = scene.getRoot().lookup(".page");
                return shown.localToScene(shown.getLayoutBounds()).getMaxX();
              });
      Fx.run(session::close);
      assertTrue(right <= 1280, page.id() + " ends at " + right);
    }
  }

  private static List<String> cutLabels(Page page, Theme theme, int width, int height)
      throws Exception {
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(theme)));
    Scene scene =
        Fx.call(
            () -> {
              dataset.ifPresent(session.desk().selection().datasetProperty()::set);
              var stage = Snapshot.stage(session.shell().root(), width, height, theme);
              session.desk().navigator().open(page.id());
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
    var cut = Fx.call(() -> CutLabels.in(scene));
    Fx.run(session::close);
    return cut.stream()
        .map(text -> page.id() + " " + word(theme) + " " + width + ": " + text)
        .toList();
  }

  private static String word(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }
}
