package io.driftglass.ui.train;

import io.driftglass.job.JobState;
import io.driftglass.registry.Task;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.task.JobWords;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// Lays out the Train page.
public final class TrainView {
  private static final String DETECT = "Anomalies";
  private static final String FORECAST = "Forecast";
  private static final String IN_EPOCHS =
      "Methods that learn in epochs show their loss here while they run.";

  private final TrainViewModel model;
  private final Desk desk;
  private final PageFrame page = new PageFrame("Train");
  private final SplitChart split;
  private final LossChart loss = new LossChart();
  private final ListView<String> log = new ListView<>();
  private final Label noLoss = Texts.wrapped(Words.of(IN_EPOCHS), "muted");
  private final VBox none = new VBox(12, Icon.of("mdomz-show_chart", "i32"), noLoss);
  private final HBox legend = legend();
  private final Card losses = new Card("Loss", new StackPane(loss, none)).actions(legend);
  private final Button start;
  private Subscription followed = Subscription.EMPTY;

  private TrainView(TrainViewModel model, Desk desk) {
    this.model = model;
    this.desk = desk;
    split = new SplitChart(model);
    start = Buttons.primary("Train", "mdomz-play_arrow", model::train);
    start.setId("train");
  }

  public static Parent of(Desk desk) {
    var model = new TrainViewModel(desk);
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
    model.queue().shownProperty().subscribe(this::follow);
    page.hintsProperty()
        .set(Words.of("Ctrl Enter trains · P pauses · Esc cancels · Left Right move a border"));
    page.onEscape(model.queue()::cancel);
    page.commands()
        .addAll(
            List.of(
                Command.of("Train", "mdomz-play_arrow", "Ctrl+Enter", model::train).in("Train"),
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
    var splitCard = new Card("Split by time", padded(new VBox(8, split, new LeakLine(model))));
    splitCard
        .sentence()
        .setText(Words.of("learnt first, validated on later rows; drag the borders"));
    var middle = new HBox(12, losses(), logCard());
    middle.setStyle("-fx-min-height: 18.5em; -fx-pref-height: 18.5em;");
    var queue = queue();
    VBox.setVgrow(queue, Priority.ALWAYS);
    page.body(new VBox(12, splitCard, middle, queue));
    actions();
  }

  private void askSearch(Runnable changed) {
    if (model.dataset().isEmpty()) return;
    var sheets = desk.tools().sheets();
    sheets.show(new SearchSheet(model, sheets, changed));
  }

  private Card losses() {
    noLoss.setMaxWidth(260);
    none.setAlignment(Pos.CENTER);
    none.getStyleClass().add("empty-state");
    legend.visibleProperty().bind(none.visibleProperty().not());
    loss.setStyle("-fx-padding: 0 16 12 16;");
    HBox.setHgrow(losses, Priority.ALWAYS);
    losses.setMinWidth(0);
    return losses;
  }

  private static HBox legend() {
    var legend =
        new HBox(
            12,
            key("loss-train-key", Words.of("train")),
            key("loss-validate-key", Words.of("validate")));
    legend.setAlignment(Pos.CENTER);
    return legend;
  }

  private static Node key(String style, String word) {
    var mark = new Region();
    mark.getStyleClass().addAll("legend", style);
    var key = new HBox(6, mark, Texts.of(word, "small", "muted"));
    key.setAlignment(Pos.CENTER);
    return key;
  }

  private Card logCard() {
    log.setId("train-log");
    log.getStyleClass().add("log");
    log.setPlaceholder(new EmptyState("mdomz-notes", "Nothing is logged yet."));
    var card = new Card("Log", log).grow(log);
    card.setMinWidth(300);
    card.setPrefWidth(360);
    return card;
  }

  private Card queue() {
    var list = new ListView<>(model.queue().all());
    list.setId("train-queue");
    list.getStyleClass().add("jobs");
    CellHeight.set(list, 44);
    list.setCellFactory(view -> new QueueCell(model.queue()::again));
    list.setPlaceholder(new EmptyState("mdomz-queue_play_next", "What you train is listed here."));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            training -> {
              if (training != null) model.queue().shownProperty().set(training);
            });
    var clear = Buttons.link("Clear done", model.queue()::clearEnded);
    clear.visibleProperty().bind(Bindings.isNotEmpty(model.queue().all()));
    clear.managedProperty().bind(clear.visibleProperty());
    var card = new Card("Queue", list).grow(list);
    card.actions(Buttons.link("Registry", model::openRegistry), clear);
    card.sentence()
        .textProperty()
        .bind(
            Bindings.createStringBinding(() -> sentence(model.queue().all()), model.queue().all()));
    return card;
  }

  /// `1 running, 2 waiting, 1 done, 1 failed`.
  private static String sentence(List<Training> queue) {
    var states = queue.stream().map(training -> training.stateProperty().get()).toList();
    return JobWords.counted(states);
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
    var actions = new ArrayList<Node>();
    if (model.queue().busyProperty().get()) {
      actions.add(Buttons.secondary("Cancel all", "mdoal-close", model.queue()::cancel));
    }
    actions.add(start);
    page.actions(actions.toArray(Node[]::new));
  }

  private void follow(Training training) {
    followed.unsubscribe();
    followed = Subscription.EMPTY;
    if (training == null) {
      none.setVisible(true);
      return;
    }
    losses.sentence().setText(training.title() + ", " + training.method());
    log.setItems(training.log());
    ListChangeListener<Loss> drawn = change -> draw(training);
    training.losses().addListener(drawn);
    followed =
        Subscription.combine(
            () -> training.losses().removeListener(drawn),
            training.epochsProperty().subscribe(epochs -> draw(training)),
            training.stateProperty().subscribe(state -> ended(training, state)));
    draw(training);
  }

  private void ended(Training training, JobState state) {
    draw(training);
    boolean none = state.ended() && training.losses().isEmpty();
    noLoss.setText(
        none
            ? Words.of("%s learns in one step: there is no loss to draw.", training.method())
            : Words.of(IN_EPOCHS));
  }

  private void draw(Training training) {
    loss.show(training.latestLosses(), training.epochsProperty().get());
    none.setVisible(training.losses().isEmpty());
  }
}
