package io.driftglass.ui.forecast;

import io.driftglass.series.Channel;
import io.driftglass.ui.forecast.SensorsViewModel.Row;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// All sensors of the dataset with what comes next of each, ordered by a click on a heading.
final class SensorsCard {
  private static final double ROW = 30;
  private static final double HEAD = 29;
  private static final int MOST_SHOWN = 12;

  private final SensorsViewModel model;
  private final Card card = new Card("All sensors");
  private final TableView<Row> table = new TableView<>();
  private final VBox problem = new VBox();

  SensorsCard(SensorsViewModel model) {
    this.model = model;
    card.setId("all-sensors");
    table.setId("sensors");
    table.setPlaceholder(Texts.of(Words.of("No sensor is forecast yet."), "small", "muted"));
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    var risk = number("Chance", 90, Row::chance, row -> percent(row.chance()));
    table.getColumns().add(TableColumns.nodes("Sensor", 220, SensorsCard::name));
    table
        .getColumns()
        .add(number("Now", 90, r -> r.sensor().last(), r -> value(r.sensor().last())));
    table.getColumns().add(number("At the end", 90, Row::end, r -> value(r.end())));
    table.getColumns().add(number("Change", 80, Row::change, r -> change(r.change())));
    table.getColumns().add(number("Peak", 90, Row::peak, r -> value(r.peak())));
    table.getColumns().add(TableColumns.texts("When", 130, Row::when));
    table.getColumns().add(TableColumns.texts("Limit", 130, Row::limit));
    table.getColumns().add(risk);
    table.getColumns().add(TableColumns.nodes("Risk", 80, SensorsCard::risk));
    table.getColumns().add(TableColumns.nodes("", 80, this::open));
    TableColumns.edges(table);
    risk.setSortType(TableColumn.SortType.DESCENDING);
    table.getSortOrder().setAll(List.of(risk));
    var all = Buttons.small("Forecast all", "mdomz-trending_up", model::run);
    all.setId("forecast-all");
    all.disableProperty().bind(model.busyProperty());
    card.actions(all);
    card.getChildren().addAll(problem, table);
    model.rows().addListener((ListChangeListener<Row>) change -> show());
    model.busyProperty().subscribe(this::show);
    model
        .problemProperty()
        .subscribe(
            told -> {
              problem.getChildren().clear();
              if (told != null) problem.getChildren().add(Problems.box(Tone.REFUSE, told));
            });
    show();
  }

  Card node() {
    Room.of(card, model.several());
    return card;
  }

  private void show() {
    var rows = model.rows();
    table.getItems().setAll(rows);
    table.sort();
    double height = HEAD + ROW * Math.clamp(rows.size(), 1, MOST_SHOWN) + 4;
    table.setMinHeight(height);
    table.setPrefHeight(height);
    table.setMaxHeight(height);
    long failed = rows.stream().filter(row -> row.sensor().path().isEmpty()).count();
    String done = rows.isEmpty() ? "" : Figures.count(rows.size(), "sensor");
    if (failed > 0) done += ", " + Words.of("%s could not be forecast", Figures.count(failed));
    card.sentence().setText(done);
  }

  private static TableColumn<Row, Row> number(
      String title, double width, ToDoubleFunction<Row> value, Function<Row, String> text) {
    return TableColumns.ordered(
        title,
        width,
        value,
        row -> {
          var box = new HBox(Texts.of(text.apply(row), "cell"));
          box.setAlignment(Pos.CENTER_RIGHT);
          return box;
        });
  }

  private static Node name(Row row) {
    var sensor = row.sensor();
    var title =
        Channel.title(sensor.sensor(), sensor.unit())
            + (sensor.unit().isEmpty() ? "" : ", " + sensor.unit());
    var name = Texts.cuttable(title, "cell", "medium");
    if (!sensor.failure().isEmpty()) name.setTooltip(new Tooltip(sensor.failure()));
    return name;
  }

  private static String value(double value) {
    return Double.isNaN(value) ? Figures.NONE : Figures.value(value);
  }

  private static String change(double share) {
    return Double.isNaN(share) ? Figures.NONE : Figures.change(share);
  }

  private static String percent(double share) {
    return Double.isNaN(share) ? "–" : Figures.percent(share);
  }

  private static Node risk(Row row) {
    if (row.sensor().path().isEmpty()) return Badge.of(Words.of("failed"), "bad");
    return row.risk().map(RiskBadge::of).orElseGet(() -> Badge.of("–"));
  }

  private Node open(Row row) {
    var box = new HBox(Buttons.link("Show", () -> model.open(row)));
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }
}
