package io.driftglass.ui.train;

import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Lays out the Train page.
public final class TrainView {
  private static final String DETECT = "Anomalies";
  private static final String FORECAST = "Forecast";

  private final TrainViewModel model;
  private final Desk desk;
  private final PageFrame page = new PageFrame("Train");
  private final SplitChart split;
  private final LossCard losses;
  private final TrainingCard now;
  private final QueueCard queue;
  private final Node known;
  private final Label cost = Texts.of("", "small", "muted");
  private final Button race;
  private final Button start;

  private TrainView(TrainViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    split = new SplitChart(model);
    losses = new LossCard(model.queue());
    now = new TrainingCard(model.queue(), InstantSource.system());
    queue = new QueueCard(model.queue(), model::openRegistry);
    known = known();
    cost.textProperty().bind(model.cost().briefProperty());
    cost.setId("train-brief-cost");
    race = Buttons.secondary("Race all methods", "mdoal-flag", model::race);
    race.setId("train-race");
    start = Buttons.primary("Train", "mdomz-play_arrow", model::train);
    start.setId("train");
  }

  public static Parent of(Desk desk) {
    return of(new TrainViewModel(desk), desk);
  }

  static Parent of(TrainViewModel model, Desk desk) {
    var view = new TrainView(model, desk);
    desk.selection().datasetProperty().subscribe(data -> view.show());
    return view.page();
  }

  private Parent page() {
    var task = new Segments(List.of(DETECT, FORECAST), DETECT);
    task.chosenProperty()
        .subscribe(
            word -> model.taskProperty().set(FORECAST.equals(word) ? Task.FORECAST : Task.ANOMALY));
    page.context(task, data());
    model.chosen().addListener((ListChangeListener<Sensor>) change -> actions());
    model.queue().busyProperty().subscribe(busy -> actions());
    keepTime();
    page.hintsProperty()
        .set(Words.of("Ctrl Enter trains · P pauses · Esc cancels · Left Right move a border"));
    page.onEscape(model.queue()::cancel);
    page.commands()
        .addAll(
            List.of(
                Command.of("Train", "mdomz-play_arrow", "Ctrl+Enter", model::train).in("Train"),
                Command.of("Race all methods", "mdoal-flag", "", model::race).in("Train"),
                Command.of("Pause or go on", "mdomz-pause", "P", model.queue()::pauseOrGoOn)
                    .in("Train")));
    actions();
    return page;
  }

  private Node data() {
    var chip = Chip.fact("Data", "");
    model
        .previewProperty()
        .subscribe(
            preview ->
                chip.getChildren()
                    .setAll(
                        Chip.fact("Data", model.dataset().map(d -> d.title()).orElse("none"))
                            .getChildren()));
    return chip;
  }

  private void show() {
    if (model.dataset().isEmpty()) {
      page.setLeft(null);
      page.body(
          new StackPane(
              new EmptyState(
                  "mdomz-model_training",
                  "No data is open.",
                  Buttons.primary("Open data", "mdoal-folder_open", model::openData))));
      return;
    }
    page.setLeft(new TrainForm(model, this::askSearch));
    var rows = new VBox(8, split, known, new LeakLine(model));
    var splitCard = new Card("Split by time", padded(rows));
    splitCard
        .sentence()
        .setText(Words.of("learnt first, validated on later rows; drag the borders"));
    var middle = new HBox(12, losses.node(), now.node());
    middle.setStyle("-fx-min-height: 18.5em; -fx-pref-height: 18.5em;");
    VBox.setVgrow(queue.node(), Priority.ALWAYS);
    page.body(new VBox(12, splitCard, middle, queue.node()));
    actions();
  }

  private void askSearch(Runnable changed) {
    if (model.dataset().isEmpty()) return;
    var sheets = desk.tools().sheets();
    sheets.show(new SearchSheet(model, sheets, changed));
  }

  /// What the shading says; nothing while there is none.
  private Node known() {
    var mark = new Region();
    mark.getStyleClass().addAll("legend", "split-known-key");
    var line =
        new HBox(
            8,
            mark,
            Texts.of(Words.of("known anomalies are left out of training"), "small", "muted"));
    line.setId("train-known");
    line.setAlignment(Pos.CENTER_LEFT);
    model.knownProperty().subscribe(stretches -> line.setVisible(!stretches.isEmpty()));
    line.managedProperty().bind(line.visibleProperty());
    return line;
  }

  /// What time changes, once a second, while the page is in a window.
  private void keepTime() {
    var second = new Timeline(new KeyFrame(Duration.seconds(1), event -> tick()));
    second.setCycleCount(Animation.INDEFINITE);
    page.sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) second.stop();
              else second.play();
            });
  }

  private void tick() {
    now.tick();
    if (model.queue().busyProperty().get()) queue.tick();
  }

  private static Node padded(Region content) {
    var box = new VBox(content);
    box.setStyle("-fx-padding: 0 16 12 16;");
    return box;
  }

  private void actions() {
    int sensors = model.chosen().size();
    start.setText(sensors == 1 ? Words.of("Train") : Words.of("Train %s sensors", sensors));
    start.setDisable(sensors == 0 || model.dataset().isEmpty());
    race.setDisable(model.dataset().isEmpty());
    var actions = new ArrayList<Node>();
    actions.add(cost);
    if (model.queue().busyProperty().get()) {
      actions.add(Buttons.secondary("Cancel all", "mdoal-close", model.queue()::cancel));
    }
    actions.add(race);
    actions.add(start);
    page.actions(actions.toArray(Node[]::new));
  }
}
