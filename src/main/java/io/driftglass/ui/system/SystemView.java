package io.driftglass.ui.system;

import io.driftglass.config.LogFile;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.MachineLoad;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.ResourcesCard;
import io.driftglass.ui.kit.ServicesCard;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Lays out the System page.
public final class SystemView {
  private static final Duration LOOK = Duration.seconds(2);
  private static final double LOG = 300;

  private final SystemViewModel model;
  private final Desk desk;
  private final Notices notices;
  private final VBox checks = new VBox();
  private final VBox facts = new VBox(10);
  private final VBox problem = new VBox();

  private final LogViewModel log;
  private final ResourcesCard resources = new ResourcesCard();
  private final ServicesCard services;
  private final Runnable readLoad;
  private final Timeline looks;

  private SystemView(SystemViewModel model, LogViewModel log, Desk desk) {
    this.model = model;
    this.log = log;
    this.desk = desk;
    this.notices = desk.tools().notices();
    var workspace = desk.workbench().home().root();
    services = new ServicesCard(desk.workbench().services()::list, desk.loader(), notices);
    readLoad =
        () ->
            desk.loader()
                .start(
                    "Read load",
                    progress -> MachineLoad.now(workspace),
                    resources::add,
                    failure -> {});
    looks = new Timeline(new KeyFrame(LOOK, event -> look()));
    looks.setCycleCount(Animation.INDEFINITE);
  }

  public static Parent of(Desk desk) {
    var workbench = desk.workbench();
    var model =
        new SystemViewModel(workbench::doctor, () -> Facts.of(workbench.home()), desk.loader());
    var log = new LogViewModel(workbench.home().logs().resolve(LogFile.NAME), desk.loader());
    return new SystemView(model, log, desk).view();
  }

  Parent view() {
    var page = new PageFrame("System");
    page.context(Texts.of(model.headlineProperty(), "small", "muted"));
    page.actions(
        Buttons.secondary("Free space", "mdomz-storage", this::askForSpace),
        Buttons.secondary("Copy diagnostics", "mdoal-content_copy", this::copy),
        Buttons.primary("Check again", "mdomz-refresh", this::refresh));
    var left = new VBox(12, services, doctor());
    VBox.setVgrow(left.getChildren().getLast(), Priority.ALWAYS);
    HBox.setHgrow(left, Priority.ALWAYS);
    left.setPrefWidth(600);
    left.setMinWidth(0);
    var right = new VBox(12, resources, runsOn());
    right.setMinWidth(436);
    right.setMaxWidth(436);
    var found = new HBox(12, left, right);
    var lines = new LogCard(log);
    lines.setMinHeight(LOG);
    VBox.setVgrow(lines, Priority.ALWAYS);
    var scroll = new ScrollPane(new VBox(12, found, lines));
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("page-scroll");
    page.body(scroll);
    page.sceneProperty().subscribe(this::watch);
    page.hintsProperty().set(Words.of("F5 check again"));
    page.onRefresh(this::refresh);
    model.checks().subscribe(this::showChecks);
    model.facts().subscribe(this::showFacts);
    model.problemProperty().subscribe(this::showProblem);
    refresh();
    return page;
  }

  /// Looks again and again while the page is in view.
  private void watch(Scene scene) {
    if (scene == null) {
      looks.stop();
    } else {
      look();
      looks.play();
    }
  }

  private void look() {
    readLoad.run();
    services.look();
  }

  private void refresh() {
    model.refresh();
    log.refresh();
  }

  private Node doctor() {
    var scroll = new ScrollPane(checks);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    problem.getStyleClass().add("pad12");
    problem.managedProperty().bind(model.problemProperty().isNotEmpty());
    var card = new Card("Checks", problem, scroll);
    card.setMinHeight(240);
    return card;
  }

  private Node runsOn() {
    facts.getStyleClass().add("pad");
    var card = new Card("This program", facts);
    return card;
  }

  private void showChecks() {
    checks.getChildren().setAll(model.checks().stream().map(SystemView::row).toList());
  }

  private static Node row(Check check) {
    var words =
        new VBox(
            2,
            Texts.of(Words.of(check.name()), "medium"),
            Texts.wrapped(Said.of(check.detail()), "small", "muted"));
    if (!check.remedy().isEmpty())
      words.getChildren().add(Texts.wrapped(Said.of(check.remedy()), "small"));
    HBox.setHgrow(words, Priority.ALWAYS);
    var sign =
        check.ok()
            ? Icon.of(Tone.DONE.icon(), "i18", Tone.DONE.iconColour())
            : Icon.of(Tone.REFUSE.icon(), "i18", Tone.REFUSE.iconColour());
    var row = new HBox(12, sign, words);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setAccessibleText(
        Words.of(check.ok() ? "%s passed" : "%s needs attention", Words.of(check.name())));
    row.getStyleClass().add("check");
    return row;
  }

  private void showFacts() {
    List<Node> rows = new ArrayList<>();
    for (var fact : model.facts()) {
      var name = Texts.of(Words.of(fact.name()), "small", "muted");
      name.setStyle("-fx-min-width: 8em;");
      var value = Texts.cuttable(fact.value(), "small");
      HBox.setHgrow(value, Priority.ALWAYS);
      rows.add(new HBox(8, name, value));
    }
    facts.getChildren().setAll(rows);
  }

  private void showProblem(String sentence) {
    problem.getChildren().clear();
    if (!sentence.isEmpty()) problem.getChildren().add(Problems.box(Tone.REFUSE, sentence, ""));
  }

  private void askForSpace() {
    desk.loader()
        .start(
            "Look for space",
            progress -> desk.workbench().space().look(),
            found ->
                desk.tools()
                    .sheets()
                    .show(new FreeSpaceSheet(found, desk.tools().sheets(), this::freeSpace)),
            this::failed);
  }

  private void freeSpace() {
    desk.runner()
        .start(
            "Free space",
            progress -> desk.workbench().space().free(progress),
            gone ->
                notices.toast(
                    Tone.DONE,
                    Words.of("What was deleted is gone"),
                    Words.of("The file shrinks when it is closed")),
            this::failed);
  }

  private void failed(Exception failure) {
    if (failure instanceof CancellationException) return;
    var problem = Problems.of(failure);
    notices.toast(Tone.REFUSE, problem.what(), problem.remedy());
  }

  private void copy() {
    Problems.copy(model.diagnostics());
    notices.toast(Tone.DONE, Words.of("Diagnostics are on the clipboard"), "");
  }
}
