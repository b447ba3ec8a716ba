package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.series.Interval;
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
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One selection in the window: on the Data page the table of rows, the histograms and the chart
/// show it, whoever made it. The channel rises by one a row, from 0 to 99.
class SelectionLinksTest {
  private static final int ROWS = 100;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Scene page;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var text = new StringBuilder("step,level\n");
    for (int row = 0; row < ROWS; row++) text.append(row).append(',').append(row).append('\n');
    var file = Files.writeString(folder.resolve("rows.csv"), text);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    desk = Desks.here(workbench);
    var dataset = ((ImportResult.Imported) result).dataset();
    page =
        Fx.call(
            () -> {
              desk.selection().datasetProperty().set(dataset);
              return Snapshot.stage(DataView.of(desk), 1280, 900, Theme.LIGHT);
            });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void the_histogram_counts_the_selected_values_alone() throws Exception {
    Fx.run(
        () -> {
          show("Profile");
          assertEquals(0, parts().size());
          desk.selection().brushProperty().set(new Interval(0, 50));
          Snapshot.layOut(page);
          var heights = parts().stream().map(part -> part.getHeight() > 0).toList();
          int half = heights.size() / 2;
          assertTrue(half > 1, "bins");
          assertEquals(List.of(true), heights.subList(0, half).stream().distinct().toList());
          assertEquals(
              List.of(false), heights.subList(half, heights.size()).stream().distinct().toList());
          desk.selection().brushProperty().set(null);
          Snapshot.layOut(page);
          assertEquals(0, parts().size());
        });
  }

  @Test
  void the_rows_of_the_selection_are_marked_and_scrolled_to() throws Exception {
    Fx.run(
        () -> {
          show("Rows");
          assertEquals(List.of(), marked());
          desk.selection().brushProperty().set(new Interval(80, 84));
          Snapshot.layOut(page);
          assertEquals(List.of(80, 81, 82, 83), marked());
        });
  }

  @Test
  void rows_that_are_chosen_become_the_selection_of_chart_and_histogram() throws Exception {
    Fx.run(
        () -> {
          show("Rows");
          table().getSelectionModel().selectRange(10, 15);
          assertEquals(new Interval(10, 15), desk.selection().brushProperty().get());
          show("Chart");
          var stretch = (Region) page.getRoot().lookup(".dg-selected");
          assertTrue(stretch.isVisible());
          double pixels = ((Region) stretch.getParent()).getWidth() / ROWS;
          assertEquals(10 * pixels, stretch.getLayoutX(), 2);
          assertEquals(5 * pixels, stretch.getWidth(), 2);
          show("Profile");
          var full = parts().stream().filter(part -> part.getHeight() > 0).toList();
          assertTrue(!full.isEmpty() && full.size() < parts().size() / 2, "" + full.size());
          assertEquals(0, parts().getFirst().getHeight());
        });
  }

  private void show(String part) {
    page.getRoot().lookupAll(".toggle-button").stream()
        .map(ToggleButton.class::cast)
        .filter(button -> button.getText().equals(part))
        .forEach(ToggleButton::fire);
    Snapshot.layOut(page);
  }

  private List<Region> parts() {
    return page.getRoot().lookupAll(".histogram-part").stream().map(Region.class::cast).toList();
  }

  private TableView<?> table() {
    return (TableView<?>) page.getRoot().lookup("#rows");
  }

  private List<Integer> marked() {
    var rows = new TreeSet<Integer>();
    for (Node node : page.getRoot().lookupAll(".table-row-cell")) {
      var row = (TableRow<?>) node;
      boolean within = row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("within"));
      if (within && row.getItem() instanceof Integer place) rows.add(place);
    }
    return List.copyOf(rows);
  }
}
