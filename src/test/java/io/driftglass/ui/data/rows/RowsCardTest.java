package io.driftglass.ui.data.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.profile.Profile;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

/// The table of rows in a window: ten million of them, ordered by a heading, frozen, coloured.
class RowsCardTest {
  private static final Path PICTURES = Path.of("target/screenshots");

  @Test
  void ten_million_rows_are_shown_filtered_and_ordered_and_both_tables_show_the_same()
      throws Exception {
    int rows = 10_000_000;
    var values = new double[rows];
    for (int row = 0; row < rows; row++) values[row] = (row * 7919L) % rows;
    var scene = Fx.call(() -> scene(card(values), Theme.LIGHT));
    TableView<Integer> loose = table(scene, "#rows");
    TableView<Integer> frozen = table(scene, "#frozen-rows");
    assertEquals(rows, Fx.call(() -> loose.getItems().size()));

    Fx.run(
        () -> {
          loose.getColumns().getFirst().setSortType(SortType.DESCENDING);
          loose.getSortOrder().add(loose.getColumns().getFirst());
        });
    assertEquals(rows - 1.0, values[Fx.call(() -> loose.getItems().getFirst())]);
    assertEquals(Fx.call(() -> loose.getItems().getFirst()), frozen.getItems().getFirst());

    Fx.run(
        () -> {
          var filter = (TextField) scene.lookup("#row-filter");
          filter.setText("x < 3");
          filter.fireEvent(new ActionEvent());
        });
    assertEquals(
        List.of(2.0, 1.0, 0.0),
        Fx.call(() -> loose.getItems().stream().map(row -> values[row]).toList()));
  }

  @Test
  void frozen_columns_scroll_and_are_chosen_with_the_others() throws Exception {
    var scene = Fx.call(() -> scene(card(wave()), Theme.LIGHT));
    TableView<Integer> loose = table(scene, "#rows");
    TableView<Integer> frozen = table(scene, "#frozen-rows");
    Fx.run(
        () -> {
          loose.scrollTo(150);
          loose.getSelectionModel().clearAndSelect(160);
          scene.getRoot().layout();
        });
    Fx.call(() -> Snapshot.of(scene, 1));
    assertTrue(Fx.call(() -> texts(frozen)).contains("155"), () -> texts(frozen).toString());
    assertEquals(160, Fx.call(() -> frozen.getSelectionModel().getSelectedIndex()));
  }

  @Test
  void several_rows_chosen_in_either_table_are_chosen_in_both() throws Exception {
    var scene = Fx.call(() -> scene(card(wave()), Theme.LIGHT));
    var loose = table(scene, "#rows").getSelectionModel();
    var frozen = table(scene, "#frozen-rows").getSelectionModel();
    Fx.run(
        () -> {
          frozen.clearAndSelect(3);
          frozen.selectRange(3, 7);
          assertEquals(List.of(3, 4, 5, 6), List.copyOf(loose.getSelectedIndices()));
          frozen.select(12);
          assertEquals(List.of(3, 4, 5, 6, 12), List.copyOf(loose.getSelectedIndices()));
          loose.clearSelection(4);
          assertEquals(List.of(3, 5, 6, 12), List.copyOf(frozen.getSelectedIndices()));
          loose.clearAndSelect(8);
          assertEquals(List.of(8), List.copyOf(frozen.getSelectedIndices()));
          loose.clearSelection();
          assertEquals(List.of(), List.copyOf(frozen.getSelectedIndices()));
        });
  }

  private static List<String> texts(TableView<Integer> table) {
    return table.lookupAll(".table-cell").stream()
        .map(cell -> ((TableCell<?, ?>) cell).getText())
        .toList();
  }

  @Test
  void a_column_is_frozen_and_let_go_by_its_menu() throws Exception {
    var scene = Fx.call(() -> scene(card(wave()), Theme.LIGHT));
    TableView<Integer> loose = table(scene, "#rows");
    TableView<Integer> frozen = table(scene, "#frozen-rows");
    var second = Fx.call(() -> loose.getColumns().getLast());
    Fx.run(() -> second.getContextMenu().getItems().getFirst().fire());
    assertEquals(List.of("Row", "Time", "y, bar"), names(frozen));
    assertEquals(List.of("x"), names(loose));
    Fx.run(() -> second.getContextMenu().getItems().getFirst().fire());
    assertEquals(List.of("x", "y, bar"), names(loose));
  }

  @Test
  void a_value_far_out_stands_out_and_a_high_one_has_a_long_bar() throws Exception {
    Files.createDirectories(PICTURES);
    for (var theme : Theme.values()) {
      var scene = Fx.call(() -> scene(card(wave()), theme));
      var name = "rows-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
      Png.write(Fx.call(() -> Snapshot.of(scene, 1)), PICTURES.resolve(name));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
      assertTrue(
          Fx.call(() -> cell(scene, "99")).getPseudoClassStates().stream()
              .anyMatch(state -> state.getPseudoClassName().equals("far-out")));
      assertTrue(Fx.call(() -> cell(scene, "10")).getStyle().contains("100%"));
      assertEquals("", Fx.call(() -> cell(scene, "0")).getStyle());
    }
  }

  private static TableCell<?, ?> cell(Scene scene, String text) {
    return scene.getRoot().lookupAll(".table-cell").stream()
        .map(node -> (TableCell<?, ?>) node)
        .filter(cell -> text.equals(cell.getText()) && cell instanceof ValueCell)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> names(TableView<Integer> table) throws Exception {
    return Fx.call(() -> table.getColumns().stream().map(column -> column.getText()).toList());
  }

  @SuppressWarnings("unchecked")
  private static TableView<Integer> table(Scene scene, String id) throws Exception {
    return Fx.call(() -> (TableView<Integer>) scene.lookup(id));
  }

  /// 0 to 10 and back, and once 99.
  private static double[] wave() {
    return IntStream.range(0, 200)
        .mapToDouble(row -> row == 5 ? 99 : Math.abs(row % 20 - 10))
        .toArray();
  }

  private static RowsCard card(double[] values) {
    var frame =
        Frame.of(
            new Clock.Index("row"),
            IntStream.range(0, values.length).asLongStream().toArray(),
            List.of(
                Channel.target("x"), new Channel("y", "bar", Kind.NUMBER, Role.TARGET, List.of())),
            new double[][] {values, values});
    var card = new RowsCard(Desks.here(null), frame);
    if (values.length < 1000) card.show(Profile.of(frame, Progress.NONE));
    return card;
  }

  private static Scene scene(RowsCard card, Theme theme) {
    return Snapshot.stage(new StackPane(card), 900, 500, theme);
  }
}
