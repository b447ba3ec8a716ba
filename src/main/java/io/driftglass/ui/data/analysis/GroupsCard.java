package io.driftglass.ui.data.analysis;

import io.driftglass.data.group.GroupRow;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A group a row: where the values of a channel lie, and their figures.
public final class GroupsCard extends VBox {
  private static final double NAME = 160;
  private static final double ROW = 30;

  private final GroupsViewModel model;
  private final HBox choices = new HBox(8);
  private final Label sentence = Texts.cuttable("", "small", "muted");
  private final TableView<GroupRow> table = new TableView<>();
  private double from;
  private double until;

  public GroupsCard(GroupsViewModel model) {
    super(8);
    this.model = model;
    choices.setAlignment(Pos.CENTER_LEFT);
    var save = Buttons.small("Save as CSV", "mdoal-get_app", model::save);
    save.setId("groups-save");
    var head = new HBox(8, choices, Spacer.grow(), sentence, save);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("pad");
    table.setId("groups");
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(TableColumns.texts("Group", 100, model::named));
    table.getColumns().add(TableColumns.nodes("Spread", 180, this::spread));
    table.getColumns().add(TableColumns.figures("Mean", 60, row -> Figures.value(row.mean())));
    table.getColumns().add(TableColumns.figures("SD", 60, row -> Figures.value(row.deviation())));
    table.getColumns().add(TableColumns.figures("Min", 60, row -> Figures.value(row.least())));
    table.getColumns().add(TableColumns.figures("Median", 60, row -> Figures.value(row.median())));
    table.getColumns().add(TableColumns.figures("Max", 60, row -> Figures.value(row.most())));
    table.getColumns().add(TableColumns.figures("Rows", 60, row -> Figures.count(row.rows())));
    table
        .getColumns()
        .add(TableColumns.figures("Missing", 76, row -> Figures.count(row.missing())));
    TableColumns.edges(table);
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().setAll(head, table);
    model.foundProperty().subscribe(found -> show());
  }

  private Node spread(GroupRow row) {
    var box = new HBox(new SpreadBar(row, from, until));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private void show() {
    choices.getChildren().setAll(way(), channel());
    var found = model.foundProperty().get();
    from = extremes(found.rows()).min().orElse(0);
    until = extremes(found.rows()).max().orElse(1);
    table.getItems().setAll(found.rows());
    sentence.setText(Figures.count(found.rows().size(), "group"));
    Node content = table;
    if (found.problem().isPresent()) {
      var box = new VBox(Problems.box(Tone.INFORM, found.problem().get()));
      box.getStyleClass().add("pad");
      content = box;
    }
    getChildren().set(1, content);
  }

  private static DoubleStream extremes(List<GroupRow> rows) {
    return rows.stream()
        .flatMapToDouble(row -> DoubleStream.of(row.least(), row.most()))
        .filter(value -> !Double.isNaN(value));
  }

  private Node way() {
    var ways = model.ways();
    var titles = ways.stream().map(GroupsViewModel::title).toList();
    var now = GroupsViewModel.title(model.byProperty().get());
    return Chip.choice(
        "Grouped by",
        now,
        NAME,
        titles,
        title -> model.byProperty().set(ways.get(titles.indexOf(title))));
  }

  private Node channel() {
    var channels = model.channels();
    var titles = channels.stream().map(Channel::title).toList();
    var names = channels.stream().map(Channel::name).toList();
    int at = Math.max(0, names.indexOf(model.channelProperty().get()));
    return Chip.choice(
        "Channel",
        titles.isEmpty() ? "" : titles.get(at),
        NAME,
        titles,
        title -> model.channelProperty().set(names.get(titles.indexOf(title))));
  }
}
