package io.driftglass.ui.forecast;

import io.driftglass.evaluate.Leaderboard;
import io.driftglass.metric.Measure;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.ShareBar;
import io.driftglass.ui.kit.part.TableColumns;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// How the quick methods did on held-out rows of the same channel and horizon, and why one is to be
/// used.
final class LeaderboardCard {
  private static final double ROW = 30;
  private static final double HEAD = 29;

  private final ForecastViewModel model;
  private final HoverViewModel hover;
  private final Card card = new Card("Leaderboard");
  private final VBox reason = new VBox();
  private final Label all = Texts.wrapped("", "small", "muted");
  private final TableView<Leaderboard.Row> table = new TableView<>();

  LeaderboardCard(ForecastViewModel model, HoverViewModel hover) {
    this.model = model;
    this.hover = hover;
    table.setId("leaderboard");
    CellHeight.set(table, ROW);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
    table.getColumns().add(TableColumns.nodes("Method", 126, this::method));
    table.getColumns().add(TableColumns.nodes("MASE", 118, this::mase));
    table.getColumns().add(TableColumns.figures("Skill over naive", 100, this::skill));
    table.getColumns().add(TableColumns.figures("95 % coverage", 112, this::coverage));
    table.getColumns().add(TableColumns.figures("Windows", 68, this::windows));
    table.getColumns().add(TableColumns.figures("Time", 60, r -> Times.seconds(r.seconds())));
    table.getColumns().add(TableColumns.nodes("", 92, this::use));
    table.getColumns().stream().skip(1).forEach(c -> c.setMaxWidth(c.getPrefWidth()));
    TableColumns.edges(table);
    table.setRowFactory(view -> row());
    table.getSelectionModel().selectedItemProperty().subscribe(now -> point(selected()));
    table.getSelectionModel().selectedItemProperty().subscribe(this::all);
    table.focusedProperty().subscribe(now -> point(selected()));
    var again = Buttons.small("Run again", "mdomz-refresh", model::compare);
    again.disableProperty().bind(model.busyProperty());
    card.actions(again);
    all.setId("leaderboard-figures");
    all.getStyleClass().add("board-reason");
    card.getChildren().addAll(reason, table, all);
    again.visibleProperty().bind(model.boardProperty().isNotNull());
    table.visibleProperty().bind(again.visibleProperty());
    table.managedProperty().bind(again.visibleProperty());
    reason.getStyleClass().add("board-reason");
    model.boardProperty().subscribe(this::show);
    model.forecastedProperty().subscribe(f -> show(model.boardProperty().get()));
  }

  Card node() {
    return card;
  }

  private void show(Leaderboard board) {
    if (board == null) {
      unmeasured();
      return;
    }
    table.getItems().setAll(board.rows());
    table.refresh();
    double height = HEAD + ROW * Math.max(1, board.rows().size()) + 4;
    table.setMinHeight(Math.min(height, HEAD + 3 * ROW));
    table.setPrefHeight(height);
    table.setMaxHeight(height);
    reason.getChildren().setAll(Problems.box(Tone.INFORM, Said.of(board.reason()), ""));
    int windows = board.rows().stream().mapToInt(Leaderboard.Row::windows).max().orElse(0);
    card.sentence()
        .setText(Words.of("rolling origin, %s, out of sample", Figures.count(windows, "window")));
    select();
  }

  /// A forecast that is read back, or looks as far ahead as none before: nothing is known of the
  /// methods until they are compared.
  private void unmeasured() {
    table.getItems().clear();
    var measure = Buttons.small("Measure", "mdomz-speed", model::compare);
    measure.setId("measure");
    measure.disableProperty().bind(model.busyProperty());
    card.sentence().setText(Words.of("not measured on held-out rows"));
    reason
        .getChildren()
        .setAll(
            Problems.box(
                Tone.INFORM,
                Words.of("How far this forecast can be trusted is not measured yet."),
                Words.of("Measuring forecasts rows that were held out, by every quick method."),
                measure));
  }

  /// A row that draws its method's forecast while the mouse is over it.
  private TableRow<Leaderboard.Row> row() {
    var row = new TableRow<Leaderboard.Row>();
    row.hoverProperty()
        .subscribe(
            over ->
                point(over ? Optional.ofNullable(row.getItem()).map(r -> r.method()) : selected()));
    return row;
  }

  private void point(Optional<String> method) {
    hover.method(method);
  }

  /// The method of the row chosen by keys, while the table has the focus.
  Optional<String> selected() {
    return Optional.ofNullable(table.getSelectionModel().getSelectedItem())
        .filter(row -> table.isFocused())
        .map(Leaderboard.Row::method);
  }

  /// All figures of the chosen row, one behind the other.
  private void all(Leaderboard.Row row) {
    all.setText(
        row == null ? "" : model.title(row.method()) + ": " + ForecastFigures.all(row.accuracy()));
    Room.of(all, row != null);
  }

  private void select() {
    table.getSelectionModel().clearSelection();
    model.judged().ifPresent(row -> table.getSelectionModel().select(row));
  }

  private Node method(Leaderboard.Row row) {
    var name = new HBox(8, Texts.cuttable(model.title(row.method()), "cell", "medium"));
    boolean best =
        Optional.ofNullable(model.boardProperty().get())
            .flatMap(Leaderboard::chosen)
            .filter(row.method()::equals)
            .isPresent();
    if (best) name.getChildren().add(Badge.of(Words.of("best"), "accent"));
    if (row.method().equals("seasonal-naive"))
      name.getChildren().add(Badge.of(Words.of("baseline")));
    name.setAlignment(Pos.CENTER_LEFT);
    return name;
  }

  private Node mase(Leaderboard.Row row) {
    if (row.mase() instanceof Measure.NotComputable(String because)) {
      var none = Texts.of(Figures.NONE, "cell", "muted");
      none.setTooltip(new Tooltip(Said.of(because)));
      return none;
    }
    double most =
        model.boardProperty().get().rows().stream()
            .filter(r -> r.mase().computable())
            .mapToDouble(r -> r.mase().value())
            .max()
            .orElse(1);
    boolean shown = model.judged().filter(row::equals).isPresent();
    var bar = new ShareBar(70, 6).show(row.mase().value() / most, shown ? "accent" : "quiet");
    var box = new HBox(10, bar, Texts.of(ForecastFigures.text(row.mase(), 2), "cell"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private String skill(Leaderboard.Row row) {
    return ForecastFigures.skill(row, model.row("seasonal-naive"));
  }

  private String coverage(Leaderboard.Row row) {
    return row.accuracy().coverage95() instanceof Measure.Value(double share, long _)
        ? Figures.exactPercent(share)
        : Figures.NONE;
  }

  private String windows(Leaderboard.Row row) {
    return row.windows() == 0 ? Figures.NONE : Figures.count(row.windows());
  }

  private Node use(Leaderboard.Row row) {
    boolean shown = model.judged().filter(row::equals).isPresent();
    Node node =
        shown
            ? Texts.of(Words.of("in use"), "cell", "muted")
            : Buttons.link("Use", () -> model.use(row.method()));
    var box = new HBox(node);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }
}
