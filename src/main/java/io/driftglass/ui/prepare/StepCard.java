package io.driftglass.ui.prepare;

import atlantafx.base.controls.ToggleSwitch;
import io.driftglass.prepare.RecipeStep;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Pressable;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One step of a recipe: what it does, how much it did, a switch; the chosen one with its settings.
final class StepCard extends VBox {
  private final PrepareViewModel model;
  private final int place;
  private final Label summary = Texts.cuttable("", "small", "muted");
  private final HBox count = new HBox();
  private final VBox problem = new VBox();
  private final List<Channel> offered;

  StepCard(PrepareViewModel model, int place) {
    super(8);
    this.model = model;
    this.place = place;
    var step = step();
    offered = model.channelsBefore(place);
    getStyleClass().addAll("card", "step-card");
    setId("step-card-" + place);
    setAccessibleText(Words.of("Step %s: %s", place + 1, step.method().title()));
    var title = Texts.cuttable(step.method().title(), "medium");
    count.setMinWidth(HBox.USE_PREF_SIZE);
    count.setAlignment(Pos.CENTER);
    var first = new HBox(6, title, Spacer.grow(), count);
    first.setAlignment(Pos.CENTER_LEFT);
    var words = new VBox(first, summary);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var grip = new HBox(Icon.of("mdoal-drag_indicator", "i18", "i-subtle"));
    grip.setAlignment(Pos.CENTER);
    Tooltip.install(grip, new Tooltip(Words.of("Drag, or Alt+Up and Alt+Down, moves the step")));
    var head = new HBox(6, grip, words, toggle(step));
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    if (step.off()) title.getStyleClass().add("muted");
    if (isChosen()) {
      getStyleClass().add("on");
      var form =
          new StepForm(
              step, offered, (setting, value) -> model.editor().set(place, setting, value));
      form.setDisable(step.off());
      getChildren().add(form);
    }
    getChildren().add(problem);
    Pressable.of(head, getAccessibleText(), () -> model.editor().choose(place));
    movable(grip);
    told();
  }

  private RecipeStep step() {
    return model.recipeProperty().get().steps().get(place);
  }

  private boolean isChosen() {
    return model.chosenProperty().get() == place;
  }

  private Node toggle(RecipeStep step) {
    var toggle = new ToggleSwitch();
    toggle.setSelected(!step.off());
    toggle.setId("step-switch-" + place);
    toggle.setAccessibleText(
        Words.of(step.off() ? "%s is off" : "%s is on", step.method().title()));
    toggle.selectedProperty().addListener((p, old, now) -> model.editor().toggle(place));
    return toggle;
  }

  /// Whether the form offers channels that are not those before the step any more.
  boolean isStale() {
    return isChosen() && !offered.equals(model.channelsBefore(place));
  }

  /// What the step says of itself and what the last trial says of it.
  void told() {
    if (place >= model.recipeProperty().get().steps().size()) return;
    var step = step();
    summary.setText(summary(step));
    count.getChildren().clear();
    problem.getChildren().clear();
    if (step.off()) count.getChildren().add(Badge.of(Words.of("off")));
    else counted();
    problem.setManaged(!problem.getChildren().isEmpty());
  }

  private void counted() {
    var trial = model.trialProperty().get();
    trial
        .flatMap(done -> done.at(place))
        .ifPresent(
            stage -> {
              var words = stage.report().count();
              count
                  .getChildren()
                  .add(
                      words.equals(Words.of("no change"))
                          ? Badge.of(words)
                          : Badge.of(words, "accent"));
              for (var note : stage.report().notes()) {
                if (isChosen()) problem.getChildren().add(Texts.wrapped(note, "micro", "muted"));
              }
            });
    trial
        .flatMap(Trial::failed)
        .filter(failed -> failed.place() == place)
        .ifPresent(
            failed -> {
              count.getChildren().setAll(Badge.of(Words.of("not done"), "bad"));
              problem
                  .getChildren()
                  .addAll(
                      Texts.wrapped(failed.problem().what(), "micro", "bad"),
                      Texts.wrapped(failed.problem().remedy(), "micro", "muted"));
            });
  }

  private static String summary(RecipeStep step) {
    try {
      return step.make().summary();
    } catch (DriftglassException unfinished) {
      return Words.of("not set yet");
    }
  }

  private void movable(Node grip) {
    grip.setOnDragDetected(
        event -> {
          var content = new ClipboardContent();
          content.putString("step " + place);
          startDragAndDrop(TransferMode.MOVE).setContent(content);
          event.consume();
        });
    setOnDragOver(
        event -> {
          if (dragged(event.getDragboard().getString()) >= 0) {
            event.acceptTransferModes(TransferMode.MOVE);
          }
          event.consume();
        });
    setOnDragDropped(
        event -> {
          int from = dragged(event.getDragboard().getString());
          if (from >= 0) model.editor().move(from, place);
          event.setDropCompleted(from >= 0);
          event.consume();
        });
  }

  private static int dragged(String text) {
    return text != null && text.matches("step \\d{1,4}") ? Integer.parseInt(text.substring(5)) : -1;
  }
}
