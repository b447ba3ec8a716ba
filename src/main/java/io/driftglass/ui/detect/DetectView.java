package io.driftglass.ui.detect;

import io.driftglass.detect.Severity;
import io.driftglass.label.Verdict;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ProveIt;
import io.driftglass.ui.kit.Registering;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Detected;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The Anomalies page: overview, events, channels and score over one time axis, the ranked table
/// below, and why the chosen event is one at the right.
public final class DetectView {
  private final Desk desk;
  private final DetectViewModel model;
  private final AlarmRuling ruling;
  private final RaceBoard board;
  private final PageFrame page = new PageFrame("Anomalies");
  private final DetectChart chart;
  private final EventTable table;
  private final ScrollPane side;
  private final ReviewViewModel review;
  private final ReviewPanel reviewPanel;
  private final VBox problem = new VBox();
  private final EventExport export;
  private final Visits visits;
  private final Node[] actions;
  private final VBox body = new VBox(8);
  private final Card events = new Card("Events");

  private DetectView(Desk desk) {
    this.desk = desk;
    model = new DetectViewModel(desk);
    ruling = new AlarmRuling(desk, model);
    export = new EventExport(desk, model);
    board = new RaceBoard(model, new Racing(desk, model));
    chart = new DetectChart(model, desk);
    review = new ReviewViewModel(desk, model);
    visits = new Visits(model, desk.selection());
    reviewPanel = new ReviewPanel(model, review, visits::go);
    table = new EventTable(model, review);
    var whyPanel = new WhyPanel(model, reviewPanel);
    whyPanel.pointedProperty().subscribe(chart::emphasise);
    side = new ScrollPane(whyPanel);
    side.getStyleClass().addAll("plain", "why-side");
    side.setFitToWidth(true);
    side.setFitToHeight(true);
    side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    page.body(body);
    page.hintsProperty()
        .set(Words.of("↑ ↓ next event · A accept · R reject · N note · W why · F forecast"));
    page.commands().addAll(commands());
    page.commands().addAll(chart.commands());
    page.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    actions =
        new DetectActions(
                model,
                new Registering(desk, model::dismissProblem, model::refuse),
                () -> board.sheet(desk.tools().sheets()),
                this::prove,
                chart::zoom)
            .nodes();
    events.getChildren().add(table);
    events.actions(filter(), Buttons.small("Export", "mdoal-get_app", export::ask));
    model.detectedProperty().subscribe(this::show);
    model.busyProperty().subscribe(busy -> show(model.detectedProperty().get()));
    model.methodProperty().subscribe(method -> context());
    model
        .problemProperty()
        .subscribe(reason -> Problems.show(problem, reason, model::dismissProblem));
    model.whyProperty().subscribe(this::why);
    model.events().addListener((ListChangeListener<Object>) change -> counted());
    model.brushProperty().subscribe(brush -> counted());
    review.labelsProperty().subscribe(labels -> labelled());
    desk.selection().datasetProperty().subscribe(dataset -> show(model.detectedProperty().get()));
    desk.selection().raceWantedProperty().subscribe(this::race);
  }

  private void race(boolean wanted) {
    if (!wanted) return;
    desk.selection().raceWantedProperty().set(false);
    boolean searched = model.detectedProperty().get() != null;
    board.race(searched ? Optional.of(desk.tools().sheets()) : Optional.empty());
  }

  public static Parent of(Desk desk) {
    return new DetectView(desk).page;
  }

  private void show(Detected detected) {
    if (detected != null) {
      table.say(new EventText(detected));
      chart.show(detected);
    }
    context();
    body.getChildren().setAll(problem);
    if (detected == null) body.getChildren().add(empty());
    else body.getChildren().addAll(chart.node(), events);
    VBox.setVgrow(chart.node(), Priority.ALWAYS);
    why(model.whyProperty().get());
    counted();
    sizeTable();
  }

  private void why(boolean open) {
    boolean shown = open && model.detectedProperty().get() != null;
    page.setRight(shown ? side : null);
    double width = page.getScene() != null && page.getScene().getWidth() < 1400 ? 304 : 336;
    side.setMinWidth(width);
    side.setMaxWidth(width);
    side.setPrefWidth(width);
  }

  private Node empty() {
    if (model.busyProperty().get()) {
      var box =
          new VBox(
              12, Texts.of(Words.of("Looking for what is strange"), "muted"), new ProgressBar());
      box.setAlignment(Pos.CENTER);
      return grown(box);
    }
    if (model.dataset().isEmpty()) {
      return grown(
          new EmptyState(
              "mdomz-stacked_line_chart",
              "No data is open.",
              Buttons.primary("Open data", "mdoal-folder_open", model::openData)));
    }
    var empty =
        new EmptyState(
            "mdomz-stacked_line_chart",
            "No scores for this data yet.",
            Buttons.primary("Find anomalies", "mdoal-flash_on", model::find));
    return grown(new VBox(8, grown(empty), board.node()));
  }

  private static <N extends Node> N grown(N node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  /// Without data there is nothing to choose or to start up here.
  private void context() {
    if (model.dataset().isEmpty()) {
      page.context();
      page.actions();
      return;
    }
    page.actions(actions);
    var chips = new ArrayList<Node>();
    chips.add(new MethodChip(model));
    entities().ifPresent(chips::add);
    var detected = model.detectedProperty().get();
    if (detected != null) {
      chips.add(Chip.fact("Learnt on", learnt(detected)));
      chips.add(RulesButton.of(ruling));
      var counts = new HBox(14);
      for (var severity : Severity.values()) counts.getChildren().addFirst(count(severity));
      counts.setAlignment(Pos.CENTER_LEFT);
      chips.add(counts);
    }
    page.context(chips.toArray(Node[]::new));
  }

  private static String learnt(Detected detected) {
    return Words.of("first %s", Figures.count(detected.learnRows(), "row"));
  }

  private Node count(Severity severity) {
    var box =
        new HBox(
            6, SeverityMark.of(severity), Texts.of(Figures.count(model.count(severity)), "small"));
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private Optional<Node> entities() {
    return model
        .dataset()
        .filter(data -> data.entities().size() > 1)
        .map(data -> Chip.choice("Series", model.entity(), data.entities(), model::choose));
  }

  private MenuButton filter() {
    var chip = Chip.choice("Severity", Words.of("all"), List.of(), text -> {});
    chip.getItems().add(filter(chip, Words.of("all"), Optional.empty()));
    for (var severity : List.of(Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)) {
      chip.getItems().add(filter(chip, atLeast(severity), Optional.of(severity)));
    }
    return chip;
  }

  private MenuItem filter(MenuButton chip, String title, Optional<Severity> least) {
    var item = new MenuItem(title);
    item.setMnemonicParsing(false);
    item.setOnAction(
        event -> {
          model.ranked().leastProperty().set(least);
          chip.setGraphic(Chip.choice("Severity", title, List.of(), text -> {}).getGraphic());
        });
    return item;
  }

  private static String atLeast(Severity severity) {
    return severity == Severity.CRITICAL
        ? SeverityMark.title(severity)
        : Words.of("%s and above", SeverityMark.title(severity));
  }

  private void counted() {
    var detected = model.detectedProperty().get();
    if (detected == null) return;
    var clock = detected.frame().clock();
    var counted =
        Words.of(
            "%s in %s",
            Figures.count(model.events().size()),
            Times.length(clock, detected.frame().span().length()));
    long reviewed = review.reviewed();
    if (reviewed > 0) counted += ", " + Words.of("%s reviewed", Figures.count(reviewed));
    if (model.brushProperty().get() != null) {
      counted += ", " + Words.of("%s in the selection", Figures.count(model.ranked().brushed()));
      counted += ", " + Words.of("M marks it as an anomaly");
    }
    events.sentence().setText(counted);
    table.setPlaceholder(Texts.wrapped(nothing(), "small", "muted"));
  }

  /// Why the table is empty.
  private String nothing() {
    String what =
        model
            .ranked()
            .leastProperty()
            .get()
            .map(severity -> Words.of("No event is that severe."))
            .orElse(
                Words.of(
                    "No anomalies above %s.", Figures.fixed(model.thresholdProperty().get(), 2)));
    return what + " " + Words.of("Lower the threshold or choose another method.");
  }

  private void labelled() {
    counted();
    chart.mark(review.marked());
    table.refresh();
  }

  /// Five rows, three in a low window.
  private void sizeTable() {
    double window = page.getScene() == null ? 900 : page.getScene().getHeight();
    int rows = window < 800 ? 3 : 5;
    double height = EventTable.HEAD + rows * EventTable.ROW + 4;
    table.setMinHeight(height);
    table.setPrefHeight(height);
    table.setMaxHeight(height);
  }

  private boolean digit(KeyEvent event) {
    var text = event.getText();
    if (text.length() != 1 || text.charAt(0) < '1' || text.charAt(0) > '9') return false;
    review.kind(text.charAt(0) - '0');
    return true;
  }

  private void key(KeyEvent event) {
    if (event.isControlDown() || event.isAltDown()) return;
    if (event.getTarget() instanceof TextInputControl) return;
    if (digit(event)) event.consume();
  }

  private List<Command> commands() {
    return List.of(
        command("Next event", "mdoal-arrow_downward", "Down", model.ranked()::next),
        command("Previous event", "mdoal-arrow_upward", "Up", model.ranked()::previous),
        command("Accept the chosen event", "mdoal-check", "A", review::accept),
        command("Reject the chosen event", "mdoal-close", "R", review::reject),
        command("Note on the chosen event", "mdoal-comment", "N", reviewPanel::writeNote),
        command(
            "Mark the selection as an anomaly",
            "mdoal-flag",
            "M",
            () -> review.mark(Verdict.ANOMALY)),
        command(
            "Mark the selection as normal",
            "mdoal-done_all",
            "",
            () -> review.mark(Verdict.NORMAL)),
        command("Why, or no panel", "mdoal-help_outline", "W", model::toggleWhy),
        command("Prove the scores", "mdoal-fact_check", "", this::prove),
        command("Back to the event before", "mdoal-arrow_back", "Shift+Backspace", visits::back),
        command("Export the events", "mdoal-get_app", "", export::ask),
        command("Forecast from here", "mdomz-trending_up", "F", model::forecast));
  }

  /// Searches again from the stored data.
  private void prove() {
    var shown = model.detectedProperty().get();
    if (shown == null || shown.id() == 0) return;
    ProveIt.start(
        desk,
        shown.dataset().title(),
        progress ->
            desk.workbench().chartProving().detection(shown.id(), Optional.empty(), progress));
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run).in("Anomalies");
  }
}
