package io.driftglass.ui.registry;

import io.driftglass.registry.Task;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.SearchField;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.monitor.FleetRow;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;

/// Every sensor with the version that watches it, ordered by a click on a heading.
final class FleetCard {
  private static final double ROW = 30;

  private final FleetViewModel model;
  private final ZoneId zone;
  private final Card card = new Card("All sensors");
  private final TableView<FleetRow> table = new TableView<>();

  /// @param train opens the page where models are trained
  FleetCard(FleetViewModel model, ZoneId zone, Runnable train) {
    this.model = model;
    this.zone = zone;
    table.setId("fleet");
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    columns().forEach(table.getColumns()::add);
    TableColumns.edges(table);
    table.setPlaceholder(
        new EmptyState(
            "mdoal-device_hub",
            "No sensor is watched yet. Train a model, and its sensor appears here.",
            Buttons.primary("Train", "mdomz-model_training", train)));
    table
        .getSelectionModel()
        .getSelectedItems()
        .addListener(
            (ListChangeListener<FleetRow>)
                change -> model.chosen().setAll(table.getSelectionModel().getSelectedItems()));
    table.setOnKeyPressed(
        key -> {
          var row = table.getSelectionModel().getSelectedItem();
          if (key.getCode() == KeyCode.ENTER && row != null) model.open(row);
        });
    model.rows().addListener((ListChangeListener<FleetRow>) change -> show());
    model.headlineProperty().subscribe(text -> card.sentence().setText(text));
    var filter = new TextField();
    filter.setId("fleet-filter");
    filter.setPromptText(Words.of("Filter sensors"));
    filter.textProperty().bindBidirectional(model.filterProperty());
    card.actions(new SearchField(filter));
    card.getChildren().add(table);
    card.grow(table);
    show();
  }

  Card node() {
    return card;
  }

  private List<TableColumn<FleetRow, ?>> columns() {
    return List.of(
        sorted("Sensor", 190, FleetRow::sensor),
        TableColumns.texts("Task", 100, row -> word(row.task())),
        TableColumns.ordered(
            "Last trained",
            140,
            row -> row.trained().getEpochSecond(),
            row -> right(Times.when(row.trained(), zone))),
        TableColumns.nodes("Version", 190, this::version),
        TableColumns.nodes("Stage", 110, row -> Badge.of(row.version().stage())),
        TableColumns.ordered("Drift", 110, FleetCard::drifted, FleetCard::drift),
        TableColumns.ordered(
            "Score", 150, row -> row.score().orElse(Double.NaN), row -> right(score(row))),
        TableColumns.ordered(
            "Alerts", 70, FleetRow::openAlerts, row -> right(Figures.count(row.openAlerts()))));
  }

  private static TableColumn<FleetRow, String> sorted(
      String title, double width, Function<FleetRow, String> text) {
    var column = TableColumns.texts(title, width, text);
    column.setSortable(true);
    return column;
  }

  private void show() {
    table.getItems().setAll(model.rows());
    table.sort();
  }

  private Node version(FleetRow row) {
    var open = Buttons.link("", () -> model.open(row));
    open.setText(row.version().title());
    open.setMnemonicParsing(false);
    return open;
  }

  private static double drifted(FleetRow row) {
    return row.drift().map(is -> is ? 1.0 : 0).orElse(Double.NaN);
  }

  private static Node drift(FleetRow row) {
    return row.drift()
        .map(is -> is ? Badge.of(Words.of("drifted"), "bad") : Badge.of(Words.of("none"), "good"))
        .orElseGet(() -> Badge.of(Words.of("not checked")));
  }

  private static String score(FleetRow row) {
    return row.metric()
        .map(name -> Names.title(name) + " " + Names.figure(name, row.score().orElseThrow()))
        .orElse(Figures.NONE);
  }

  private static Node right(String text) {
    var box = new HBox(Texts.of(text, "cell"));
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }

  private static String word(Task task) {
    return switch (task) {
      case ANOMALY -> Words.of("Anomalies");
      case FORECAST -> Words.of("Forecast");
    };
  }
}
