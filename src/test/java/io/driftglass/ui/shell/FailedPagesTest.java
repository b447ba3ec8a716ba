package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What cannot be read is said on the page that wanted it, not in a toast that goes by: here a
/// workspace that was closed.
class FailedPagesTest {
  /// They need no rows of the workspace.
  private static final Set<String> READ_NOTHING = Set.of("system", "settings");

  @TempDir static Path folder;
  private static Workbench workbench;
  private static Dataset dataset;

  @BeforeAll
  static void closeTheWorkspace() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var sample = SampleData.file(workbench);
    var result =
        workbench
            .datasets()
            .importFile(sample, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    dataset = ((ImportResult.Imported) result).dataset();
    workbench.close();
  }

  static Stream<Page> pages() {
    return Pages.ALL.stream().filter(page -> !READ_NOTHING.contains(page.id()));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void a_page_says_why_it_shows_nothing(Page page) throws Exception {
    for (var theme : Theme.values()) {
      var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(theme)));
      Scene scene =
          Fx.call(
              () -> {
                session.desk().selection().datasetProperty().set(dataset);
                var stage = Snapshot.stage(session.shell().root(), 1280, 820, theme);
                session.desk().navigator().open(page.id());
                return stage;
              });
      Fx.await(() -> session.runner().openProperty().get() == 0);
      Fx.run(() -> Snapshot.layOut(scene));
      var told = Fx.call(() -> told(scene));
      assertTrue(told.stream().anyMatch(t -> t.startsWith("The workspace is closed.")), "" + told);
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      Fx.run(session::close);
    }
  }

  private static List<String> told(Scene scene) {
    return scene.getRoot().lookup(".page").lookupAll(".label").stream()
        .map(label -> ((Labeled) label).getText())
        .filter(text -> text != null)
        .toList();
  }
}
