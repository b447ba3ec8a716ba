package io.driftglass.ui.live;

import io.driftglass.live.FeedSetupStore;
import io.driftglass.problem.Problem;
import io.driftglass.ui.chart.AlarmLines;
import io.driftglass.ui.chart.ChartLayout;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.live.RunningFeed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;

/// Lays out the Live page: the moving chart over the events as they come. It repaints about 30
/// times a second while it is in view, however many rows come; its figures and its table follow
/// four times a second.
public final class LiveView {
  private static final Duration FRAME = Duration.millis(33);

  /// Frames from one change of what is read, not watched, to the next.
  private static final int READ_EVERY = 8;

  private final Desk desk;
  private final LiveViewModel model;
  private final LiveChart chart;
  private final LiveEvents events;
  private final AlarmLines limits;
  private final PageFrame page = new PageFrame("Live");
  private final VBox problem = new VBox();
  private final VBox body = new VBox(12);
  private final VBox chartCard;
  private final Card eventCard;
  private final Button pause = Buttons.secondary("Pause", "mdomz-pause", this::pauseOrResume);
  private final Button follow = Buttons.secondary("Follow", "mdomz-play_arrow", this::follow);
  private final Button stop = Buttons.secondary("Stop", "mdomz-stop", this::stop);
  private final Button again = Buttons.secondary("Start again", "mdomz-refresh", this::again);
  private final Timeline frames = new Timeline();
  private int frame;

  LiveView(Desk desk) {
    this.desk = desk;
    model = new LiveViewModel(desk, InstantSource.system());
    chart = new LiveChart(desk.workbench().grading()::now);
    chartCard = new VBox(chart.node());
    events = new LiveEvents(model);
    limits = AlarmLines.on(chart.node(), desk, model.learntProperty());
    eventCard = new Card("Events", events);
    chartCard.getStyleClass().addAll("card", "chart-card");
    chartCard.setMinHeight(280);
    VBox.setVgrow(chart.node(), Priority.ALWAYS);
    VBox.setVgrow(chartCard, Priority.ALWAYS);
    frames.getKeyFrames().setAll(new KeyFrame(FRAME, event -> frame()));
    frames.setCycleCount(Animation.INDEFINITE);
    page.body(body);
    page.hintsProperty().set(Words.of("Space pause · E follow the end · L limits · S stop"));
    page.onRefresh(model::refresh);
    page.commands().addAll(commands());
    page.commands().addAll(limits.commands());
    page.commands().addAll(ChartMenu.on(chart.node(), "live", desk));
    page.commands().addAll(ChartLayout.on(chart.node(), desk).commands());
    page.sceneProperty().subscribe(scene -> placed());
    model.feedProperty().subscribe(feed -> show());
    model.seenProperty().subscribe(this::seen);
    model.statusProperty().subscribe(status -> show());
    model
        .problemProperty()
        .subscribe(reason -> Problems.show(problem, reason, model::dismissProblem));
    model.setups().subscribe(() -> show());
    desk.selection().datasetProperty().subscribe(dataset -> show());
    chart.followingProperty().subscribe(on -> buttons());
    show();
  }

  public static Parent of(Desk desk) {
    return new LiveView(desk).page;
  }

  private List<Command> commands() {
    return List.of(
        command("Start a feed", "mdomz-play_arrow", "", this::start),
        command("Pause the feed or go on", "mdomz-pause", "Space", this::pauseOrResume),
        command("Follow the end of the feed", "mdomz-play_arrow", "E", this::follow),
        command("Stop the feed", "mdomz-stop", "S", this::stop));
  }

  private static Command command(String title, String icon, String keys, Runnable run) {
    return Command.of(title, icon, keys, run).in("Live");
  }

  private void placed() {
    if (page.getScene() != null) model.takeUp();
    run();
  }

  private void run() {
    boolean wanted = page.getScene() != null && model.feedProperty().get() != null;
    if (wanted) frames.play();
    else frames.stop();
  }

  private void frame() {
    if (!minimised()) chart.frame();
    if (frame++ % READ_EVERY > 0) return;
    model.look();
    events.show(chart.events());
  }

  private boolean minimised() {
    return page.getScene().getWindow() instanceof Stage stage && stage.isIconified();
  }

  private void seen(Optional<RunningFeed.Seen> seen) {
    chart.show(seen);
    limits.show();
    show();
  }

  private void show() {
    run();
    buttons();
    context();
    var feed = model.feedProperty().get();
    body.getChildren().setAll(problem);
    if (feed != null && feed.seen().isPresent()) {
      model.unmodelled().ifPresent(why -> body.getChildren().add(fallback(why)));
      body.getChildren().addAll(chartCard, eventCard);
    } else body.getChildren().add(grown(feed == null ? empty() : starting(feed)));
  }

  private void buttons() {
    var feed = model.feedProperty().get();
    var actions = new ArrayList<Node>();
    if (feed != null && !feed.ended()) {
      boolean paused = feed.status() == RunningFeed.Status.PAUSED;
      pause.setText(Words.of(paused ? "Go on" : "Pause"));
      pause.setDisable(feed.status() == RunningFeed.Status.STARTING);
      follow.setDisable(chart.followingProperty().get());
      actions.addAll(List.of(follow, pause, stop));
    }
    if (feed != null && feed.ended()) actions.add(again);
    if (model.form().isPresent() && (feed != null || !model.setups().isEmpty())) {
      actions.add(Buttons.primary("Start a feed", "mdomz-play_arrow", this::start));
    }
    page.actions(actions.toArray(Node[]::new));
  }

  private void context() {
    var feed = model.feedProperty().get();
    if (feed == null) {
      page.context();
      return;
    }
    var trouble = Texts.of(model.troubleProperty(), "small", "warn");
    trouble.setId("live-trouble");
    var counts = Texts.of(model.countsProperty(), "small", "muted");
    counts.setId("live-counts");
    page.context(source(feed), state(feed), counts, trouble);
  }

  private Node source(RunningFeed feed) {
    var all = model.running();
    if (all.size() < 2) return Chip.fact("Feed", feed.setup().name());
    var names = all.stream().map(one -> one.setup().name()).toList();
    return Chip.choice(
        "Feed", feed.setup().name(), names, name -> model.show(all.get(names.indexOf(name))));
  }

  private static Label state(RunningFeed feed) {
    var word =
        switch (feed.status()) {
          case STARTING -> "starting";
          case RUNNING -> "running";
          case PAUSED -> "paused";
          case STOPPED -> "stopped";
          case FAILED -> "failed";
        };
    var label = Texts.of(Words.of(word), "badge");
    if (feed.status() == RunningFeed.Status.RUNNING) label.getStyleClass().add("accent");
    if (feed.status() == RunningFeed.Status.FAILED) label.getStyleClass().add("bad");
    label.setId("live-state");
    return label;
  }

  private static Node starting(RunningFeed feed) {
    return feed.ended()
        ? new EmptyState("mdomz-rss_feed", "The feed did not start.")
        : new EmptyState(
            "mdomz-rss_feed", Words.of("Fitting the model of %s.", feed.setup().name()));
  }

  private Node empty() {
    if (model.form().isEmpty()) {
      return new EmptyState(
          "mdomz-rss_feed",
          "Open data of the same sensors first: a model learns from it what is normal.",
          Buttons.primary("Open data", "mdoal-folder_open", () -> desk.navigator().open("data")));
    }
    if (model.setups().isEmpty()) {
      return new EmptyState(
          "mdomz-rss_feed",
          "No feed is running. Follow a file, a folder, an address or a port, and its rows are"
              + " scored as they come.",
          Buttons.primary("Start a feed", "mdomz-play_arrow", this::start));
    }
    return earlier();
  }

  /// Feeds of before, to be started again.
  private Node earlier() {
    var rows = new VBox();
    for (var kept : model.setups()) rows.getChildren().add(row(kept));
    var card = new Card("Feeds of before", rows);
    card.sentence().setText(Words.of("they go on where they stopped"));
    return new VBox(card);
  }

  private Node row(FeedSetupStore.Kept kept) {
    var setup = kept.setup();
    var scored = setup.version().isEmpty() ? setup.method() : setup.version();
    var words =
        new VBox(
            2,
            Texts.of(setup.name(), "medium"),
            Texts.of(
                Words.of("scored by %s", scored) + " · " + model.when(kept), "small", "muted"));
    var start = Buttons.small("Start again", "mdomz-refresh", () -> model.start(setup));
    var row = new HBox(12, words, Spacer.grow(), start);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("check");
    return row;
  }

  private static Node fallback(Problem why) {
    var box = Problems.box(Tone.ASK, why);
    box.setId("live-fallback");
    return box;
  }

  private static <N extends Node> N grown(N node) {
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  private void start() {
    model.dismissProblem();
    var sheets = desk.tools().sheets();
    model
        .form()
        .ifPresent(
            form -> sheets.show(new FeedSheet(model, form, desk.tools().files(), sheets::close)));
  }

  private void pauseOrResume() {
    model.pauseOrResume();
    show();
  }

  private void follow() {
    chart.followingProperty().set(true);
  }

  private void stop() {
    model.stop();
  }

  private void again() {
    model.restart();
  }
}
