package io.driftglass.ui.monitor;

import io.driftglass.monitor.Alert;
import io.driftglass.monitor.ChannelShift;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Room;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.monitor.Tracking;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Lays out the Monitor page: trend and drift above, trainings, tests and alerts below.
public final class MonitorView {
  private static final double LIGHTS = 208;

  private final MonitorViewModel model;
  private final Desk desk;
  private final MenuButton models = new MenuButton();
  private final Button retrain;
  private final PageFrame page = new PageFrame("Monitor");
  private final VBox problem = new VBox();
  private final VBox warning = new VBox();
  private final VBox trend = new VBox(8);
  private final VBox drift = new VBox();
  private final VBox trainings = new VBox();
  private final VBox tests = new VBox();
  private final VBox alerts = new VBox();
  private final Card trendCard = card("Performance", trend);
  private final TrendPanel trendPanel = new TrendPanel(trendCard.sentence(), this::showStretch);
  private final Card driftCard = card("Drift", drift);
  private final Card trainingCard = card("Training history", trainings);
  private final Card testCard = card("A/B tests", tests);
  private final Segments reach = new Segments(Reach.titles(), "All");
  private final Button test = Buttons.small("New test", this::askTest);
  private final TestRows testRows;
  private final Card alertCard = card("Alerts", alerts);

  MonitorView(MonitorViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    this.testRows = new TestRows(model);
    retrain = Buttons.primary("Retrain", "mdomz-model_training", model::retrain);
    retrain.setId("retrain");
    retrain
        .disableProperty()
        .bind(model.boardProperty().map(board -> board.model().isEmpty()).orElse(true));
    test.setId("test-new");
    testCard.actions(test);
  }

  public static Parent of(Desk desk) {
    var model =
        new MonitorViewModel(
            desk.workbench(),
            desk.loader(),
            desk.runner(),
            InstantSource.system(),
            desk.tools().undo(),
            text -> desk.navigator().badge("monitor", text));
    return new MonitorView(model, desk).view();
  }

  Parent view() {
    models.getStyleClass().add("chip");
    models.setMinWidth(Region.USE_PREF_SIZE);
    page.context(models, Texts.of(model.stateProperty(), "small", "muted"));
    reach.setId("reach");
    reach.chosenProperty().subscribe((before, now) -> showTrend(model.boardProperty().get()));
    page.actions(reach, Buttons.secondary("Check now", "mdomz-refresh", model::checkNow), retrain);
    page.body(body());
    page.hintsProperty().set(Words.of("Enter show · R resolve · Z snooze · T train"));
    page.onRefresh(model::refresh);
    desk.selection()
        .modelProperty()
        .subscribe(
            title -> {
              if (!title.isEmpty()) model.choose(title);
            });
    page.commands().addAll(commands());
    model.boardProperty().subscribe(this::show);
    model.problemProperty().subscribe(this::showProblem);
    model.refresh();
    return page;
  }

  private Region body() {
    problem.managedProperty().bind(model.problemProperty().isNotEmpty());
    trendCard.setPrefWidth(340);
    driftCard.setPrefWidth(480);
    var above = new HBox(12, trendCard, driftCard);
    trainingCard.setPrefWidth(360);
    testCard.setPrefWidth(400);
    alertCard.setPrefWidth(400);
    var below = new HBox(12, trainingCard, testCard, alertCard);
    VBox.setVgrow(above, Priority.ALWAYS);
    VBox.setVgrow(below, Priority.ALWAYS);
    return new VBox(12, problem, warning, above, below);
  }

  private static Card card(String heading, VBox content) {
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("plain");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    var card = new Card(heading, scroll);
    HBox.setHgrow(card, Priority.ALWAYS);
    card.setPrefWidth(400);
    card.setPrefHeight(300);
    card.setMinWidth(0);
    return card;
  }

  private List<Command> commands() {
    return List.of(
        command("Resolve the first alert", "mdoal-check", "R", model::resolve),
        Command.of(
                "Show the rows of the first alert",
                "mdomz-stacked_line_chart",
                "Enter",
                this::showFirst)
            .in("Monitor"),
        command("Acknowledge the first alert", "mdoal-check_box", "", model::acknowledge),
        command("Snooze the first alert", "mdomz-snooze", "Z", model::snooze),
        Command.of("Retrain", "mdomz-model_training", "T", model::retrain).in("Monitor"));
  }

  private void showFirst() {
    model.firstAsking().ifPresent(this::showRows);
  }

  private Command command(String title, String icon, String keys, Consumer<Alert> deed) {
    return Command.of(title, icon, keys, () -> model.firstAsking().ifPresent(deed)).in("Monitor");
  }

  private void show(Board board) {
    Room.of(models, board.model().isPresent());
    models.setText(board.model().map(version -> version.title()).orElse(""));
    models.getItems().setAll(board.lights().stream().map(light -> item(light.model())).toList());
    page.setLeft(board.lights().size() > 1 ? lights(board) : null);
    showWarning(board);
    showTrend(board);
    showDrift(board);
    fill(
        trainings,
        board.trainings().stream().map(MonitorRows::training).toList(),
        new EmptyState("mdomz-model_training", "No training of this model yet."));
    trainingCard.sentence().setText(counted(board.trainings().size(), "training"));
    fill(
        tests,
        testRows.rows(board.tests(), board.live()),
        new EmptyState("mdoal-compare_arrows", "No A/B test with this version yet."));
    Room.of(test, !board.others().isEmpty());
    testCard.sentence().setText(counted(board.tests().size(), "test"));
    fill(
        alerts,
        board.alerts().stream().map(a -> MonitorRows.alert(a, model.asking(a), deeds(a))).toList(),
        new EmptyState("mdomz-notifications_none", "No alert, now or before."));
    if (board.moreEnded()) {
      var last = Words.of("The last %d that ended are listed.", Board.ENDED_SHOWN);
      alerts.getChildren().add(Texts.wrapped(last, "small", "muted"));
    }
    alertCard
        .sentence()
        .setText(Words.of("%s open", board.alerts().stream().filter(model::asking).count()));
  }

  private void askTest() {
    model
        .boardProperty()
        .get()
        .model()
        .filter(version -> !model.others().isEmpty())
        .map(version -> new AbTestSheet(version, model, desk.tools().sheets()))
        .ifPresent(desk.tools().sheets()::show);
  }

  private MenuItem item(String title) {
    var item = new MenuItem(title);
    item.setOnAction(event -> desk.selection().modelProperty().set(title));
    return item;
  }

  private void showTrend(Board board) {
    if (board.model().isEmpty()) {
      trendCard.sentence().setText("");
      var empty = "Nothing to watch until a model is registered.";
      fill(trend, List.of(), new EmptyState("mdomz-speed", empty, registry()));
      return;
    }
    if (board.trend().isEmpty()) {
      trendCard.sentence().setText("");
      var empty = "This model was not checked yet.";
      fill(trend, List.of(), new EmptyState("mdomz-speed", empty, check()));
      return;
    }
    trendPanel.show(board, Reach.of(reach.chosenProperty().get()));
    trend.getChildren().setAll(trendPanel);
    VBox.setVgrow(trendPanel, Priority.ALWAYS);
  }

  private void showDrift(Board board) {
    var figures = board.latest().flatMap(p -> p.drift());
    driftCard
        .sentence()
        .setText(
            board
                .latest()
                .map(p -> Words.of("%s after the training", Figures.count(p.rows(), "row")))
                .orElse(""));
    List<Node> rows = new ArrayList<>();
    figures.ifPresent(
        drift -> {
          rows.add(MonitorRows.driftHead());
          drift.channels().stream()
              .sorted(Comparator.comparingDouble(MonitorView::rank).reversed())
              .map(shift -> MonitorRows.drift(shift, drift.details().get(shift.channel())))
              .forEach(rows::add);
        });
    fill(drift, rows, new EmptyState("mdoal-compare_arrows", "No drift check of this model yet."));
  }

  /// What moved first, then by how much.
  private static double rank(ChannelShift shift) {
    double psi = Double.isNaN(shift.psi()) ? 0 : Math.min(99, shift.psi());
    return psi + (shift.verdict().drift() ? 100 : 0);
  }

  private MonitorRows.Deeds deeds(Alert alert) {
    return new MonitorRows.Deeds(
        () -> showRows(alert),
        () -> showModel(alert),
        () -> model.resolve(alert),
        () -> model.acknowledge(alert),
        () -> model.snooze(alert));
  }

  /// Opens the chart on the rows that came after the training.
  private void showRows(Alert alert) {
    model.find(alert.model(), looked -> open(looked, looked.fresh()));
  }

  /// Opens the registry at the version.
  private void showModel(Alert alert) {
    desk.selection().modelProperty().set(alert.model());
    desk.navigator().open("registry");
  }

  /// Opens the chart on a stretch of the trend.
  private void showStretch(Interval stretch) {
    model
        .boardProperty()
        .get()
        .model()
        .ifPresent(version -> model.find(version.title(), looked -> open(looked, stretch)));
  }

  private void open(Tracking.Looked looked, Interval stretch) {
    var selection = desk.selection();
    selection.datasetProperty().set(looked.dataset());
    selection.entityProperty().set(looked.entity());
    selection.intervalProperty().set(stretch);
    desk.navigator().open("detect");
  }

  private Node lights(Board board) {
    var chosen = board.model().map(ModelVersion::title).orElse("");
    var rows = new VBox();
    rows.getStyleClass().add("panel-r");
    for (var light : board.lights()) {
      rows.getChildren()
          .add(
              MonitorRows.light(
                  light,
                  light.model().equals(chosen),
                  () -> desk.selection().modelProperty().set(light.model())));
    }
    var scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("plain");
    scroll.setMinWidth(LIGHTS);
    scroll.setPrefWidth(LIGHTS);
    scroll.setMaxWidth(LIGHTS);
    return scroll;
  }

  private void showWarning(Board board) {
    warning.getChildren().clear();
    board
        .warning()
        .ifPresent(
            sentence -> {
              var train = Buttons.small("Train anew", "mdomz-model_training", model::retrain);
              warning.getChildren().add(Problems.box(Tone.ASK, sentence, "", train));
            });
    warning.setManaged(!warning.getChildren().isEmpty());
  }

  private static void fill(VBox list, List<Node> rows, EmptyState empty) {
    if (rows.isEmpty()) list.getChildren().setAll(empty);
    else list.getChildren().setAll(rows);
    VBox.setVgrow(empty, Priority.ALWAYS);
  }

  private Button registry() {
    return Buttons.small("Open registry", () -> desk.navigator().open("registry"));
  }

  private Button check() {
    return Buttons.small("Check now", model::checkNow);
  }

  private void showProblem(String sentence) {
    problem.getChildren().clear();
    if (!sentence.isEmpty()) problem.getChildren().add(Problems.box(Tone.REFUSE, sentence, ""));
  }

  private static String counted(int count, String noun) {
    return count == 0 ? "" : Figures.count(count, noun);
  }
}
