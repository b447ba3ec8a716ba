package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.prepare.Recipe;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Overview;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.Track;
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
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A level that is missing at row 50 and stuck far out at row 70; a recipe fills the one, and
/// removes and fills the other.
class QualityMarksTest {
  private static final int ROWS = 4000;
  private static final Color ACCENT = Color.web("#0b7078");
  private static final Color MAJOR = Color.web("#d9660a");

  @TempDir Path folder;
  private Workbench workbench;
  private TimeChart chart;
  private QualityMarks marks;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var text = new StringBuilder("step,level\n");
    for (int row = 0; row < ROWS; row++) {
      text.append(row).append(',').append(row == 50 ? "" : row == 70 ? 900 : row % 7).append('\n');
    }
    var file = Files.writeString(folder.resolve("rows.csv"), text);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    Dataset raw = ((ImportResult.Imported) result).dataset();
    var steps = List.of(RecipeStep.parse("sentinel:values=900"), RecipeStep.parse("fill"));
    var recipe = new Recipe(steps);
    var dataset =
        workbench.preparing().make(raw, recipe, Optional.empty(), "clean", Progress.NONE).dataset();
    var frame = workbench.datasets().frame(dataset, "");
    Fx.run(
        () -> {
          chart = new TimeChart();
          marks = new QualityMarks(chart, Desks.here(workbench));
          chart.show(frame.clock(), List.of(Track.of(frame, 0)));
          marks.show(dataset, "");
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void near_by_a_filled_value_has_a_disc_and_a_removed_one_a_ring_at_the_edge() throws Exception {
    Fx.run(
        () -> {
          Snapshot.stage(chart, 1000, 320, Theme.LIGHT);
          chart.viewport().show(new Range(40, 80));
          var picture = Snapshot.of(chart.getScene(), 1);
          assertTrue(seen(picture, x(50), ACCENT), "disc");
          assertTrue(seen(picture, x(70), ACCENT), "disc where the removed one was");
          assertEquals(MAJOR, colour(picture, x(70), (int) (top() + 4)));
          assertTrue(!seen(picture, x(60), ACCENT) && !seen(picture, x(60), MAJOR));
        });
  }

  @Test
  void from_afar_strips_at_the_foot_say_where_they_lie() throws Exception {
    Fx.run(
        () -> {
          Snapshot.stage(chart, 1000, 320, Theme.LIGHT);
          var picture = Snapshot.of(chart.getScene(), 1);
          int foot = (int) (Overview.HEIGHT + 1 + chart.stack().plot(0).bottom());
          assertEquals(ACCENT, colour(picture, x(50), foot - 2));
          assertEquals(MAJOR, colour(picture, x(70), foot - 6));
          assertTrue(!colour(picture, x(2000), foot - 2).equals(ACCENT));
        });
  }

  @Test
  void the_legend_counts_them() throws Exception {
    Fx.run(
        () ->
            assertEquals(
                List.of("2 filled", "1 removed"),
                marks.legend().lookupAll(".label").stream()
                    .map(label -> ((Label) label).getText())
                    .toList()));
  }

  private int x(long row) {
    return (int) (Gutter.WIDTH + chart.stack().x().x(row));
  }

  private double top() {
    return Overview.HEIGHT + 1 + chart.stack().plot(0).top();
  }

  private boolean seen(WritableImage picture, int x, Color wanted) {
    for (int y = (int) top() - 5; y < picture.getHeight(); y++) {
      if (colour(picture, x, y).equals(wanted)) return true;
    }
    return false;
  }

  private static Color colour(WritableImage picture, int x, int y) {
    return picture.getPixelReader().getColor(x, y);
  }
}
