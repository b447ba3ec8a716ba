package io.driftglass.ui.jobs;

import io.driftglass.experiment.Run;
import io.driftglass.job.Runner;
import io.driftglass.ui.chart.CurveChart;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.MachineLoad;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ResourcesCard;
import io.driftglass.ui.kit.ServicesCard;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.CellHeight;
import io.driftglass.ui.kit.part.EmptyState;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Lays out the Jobs page.
public final class JobsView {
  private final JobsViewModel model;
  private final InstantSource clock;
  private final Runner loader;
  private final Path workspace;
  private final Consumer<Run> resume;
  private final ListView<JobRow> list = new ListView<>();
  private final ResourcesCard resources = new ResourcesCard();
  private final ServicesCard services;
  private final List<JobCell> cells = new ArrayList<>();

  /// @param services what goes on beside the jobs
  /// @param resume trains an interrupted run from its last checkpoint
  JobsView(
      JobsViewModel model,
      InstantSource clock,
      Runner loader,
      Path workspace,
      ServicesCard services,
      Consumer<Run> resume) {
    this.services = services;
    this.resume = resume;
    this.model = model;
    this.clock = clock;
    this.loader = loader;
    this.workspace = workspace;
  }

  public static Parent of(Desk desk) {
    var runs = desk.workbench().runs();
    var history =
        new JobsViewModel.History(
            runs::list, id -> runs.log(id).lines().map(Times::logged).toList(), runs::curves);
    var tools = desk.tools();
    var model = new JobsViewModel(tools.jobs(), history, desk.loader(), tools.opened());
    var workspace = desk.workbench().home().root();
    var services =
        new ServicesCard(desk.workbench().services()::list, desk.loader(), tools.notices());
    Consumer<Run> resume = run -> resume(desk, run);
    return new JobsView(model, InstantSource.system(), desk.loader(), workspace, services, resume)
        .view();
  }

  private static void resume(Desk desk, Run run) {
    desk.runner()
        .start(
            Words.of("Resume %s", run.title()),
            progress -> desk.workbench().trainings().run(run.id(), progress),
            version -> {},
            failure -> {});
  }

  Parent view() {
    var page = new PageFrame("Jobs");
    page.context(Texts.of(model.headlineProperty(), "small", "muted"));
    var shown =
        new Segments(
            Arrays.stream(Shown.values()).map(Shown::title).toList(),
            model.shownProperty().get().title());
    shown.chosenProperty().subscribe(title -> model.shownProperty().set(Shown.titled(title)));
    var copy =
        Buttons.secondary(
            "Copy log", "mdoal-content_copy", () -> Problems.copy(String.join("\n", model.log())));
    copy.disableProperty().bind(Bindings.isEmpty(model.log()));
    page.actions(shown, copy);
    var left = new VBox(12, Problems.place(model.problemProperty()), jobs(), log());
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setMinWidth(0);
    resources.setMinWidth(400);
    resources.setMaxWidth(436);
    resources.setPrefWidth(436);
    var right = new VBox(12, resources, services, curves());
    right.setMinWidth(400);
    right.setMaxWidth(436);
    page.body(new HBox(12, left, right));
    page.hintsProperty().set(Words.of("Del cancel · Up Down choose · F5 refresh"));
    page.commands()
        .add(
            Command.of("Cancel the chosen job", "mdoal-cancel", "Del", model::cancelSelected)
                .in("Jobs"));
    page.onRefresh(model::refresh);
    keepTime(page);
    model.refresh();
    return page;
  }

  private Node jobs() {
    list.setItems(model.rows());
    CellHeight.set(list, 53);
    list.setCellFactory(
        view -> {
          var cell = new JobCell(clock, resume);
          cells.add(cell);
          return cell;
        });
    list.getStyleClass().add("jobs");
    list.setPlaceholder(nothing(Shown.ALL));
    model.shownProperty().subscribe(shown -> list.setPlaceholder(nothing(shown)));
    model.selectedProperty().subscribe(row -> list.getSelectionModel().select(row));
    model.rows().subscribe(() -> list.getSelectionModel().select(model.selectedProperty().get()));
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            row -> {
              if (row != null) model.selectedProperty().set(row);
            });
    VBox.setVgrow(list, Priority.ALWAYS);
    var card = new Card("Jobs", list);
    card.sentence().setText(Words.of("of this session, then earlier runs"));
    VBox.setVgrow(card, Priority.ALWAYS);
    card.setPrefHeight(400);
    return card;
  }

  private static Node nothing(Shown shown) {
    return new EmptyState("mdomz-pending_actions", shown.nothing());
  }

  private Node log() {
    var lines = new ListView<>(model.log());
    CellHeight.set(lines, 22);
    lines.getStyleClass().addAll("log", "mono");
    var none = Texts.of("", "small", "muted");
    lines.setPlaceholder(none);
    VBox.setVgrow(lines, Priority.ALWAYS);
    var card = new Card("Log", lines);
    model
        .selectedProperty()
        .subscribe(
            row -> {
              card.sentence().setText(row == null ? "" : row.title());
              none.setText(
                  row == null
                      ? Words.of("No job is chosen.")
                      : Words.of("This job has logged nothing."));
            });
    card.setPrefHeight(280);
    card.setMinHeight(160);
    return card;
  }

  /// The curves of the chosen job, drawn as they grow.
  private Node curves() {
    var chart = new CurveChart();
    chart.getStyleClass().add("pad");
    var card = new Card("Curves", chart);
    card.managedProperty().bind(card.visibleProperty());
    model
        .curvesProperty()
        .subscribe(
            curves -> {
              card.setVisible(!curves.isEmpty());
              chart.show(Words.of("epoch"), curves);
            });
    return card;
  }

  /// Times once a second and the machine every two, while the page is in a window.
  private void keepTime(Node page) {
    var second = new Timeline(new KeyFrame(Duration.seconds(1), e -> cells.forEach(JobCell::tick)));
    var load = new Timeline(new KeyFrame(Duration.seconds(2), e -> readLoad()));
    for (var timeline : List.of(second, load)) timeline.setCycleCount(Animation.INDEFINITE);
    page.sceneProperty()
        .subscribe(
            scene -> {
              for (var timeline : List.of(second, load)) {
                if (scene == null) timeline.stop();
                else timeline.play();
              }
              if (scene != null) readLoad();
            });
  }

  private void readLoad() {
    services.look();
    loader.start(
        "Read load", progress -> MachineLoad.now(workspace), resources::add, failure -> {});
  }
}
