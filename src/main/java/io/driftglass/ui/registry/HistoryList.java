package io.driftglass.ui.registry;

import io.driftglass.registry.Stage;
import io.driftglass.registry.Transition;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.time.ZoneId;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Who moved which version of a model to which stage, when and why; newest first.
final class HistoryList extends VBox {
  private final ZoneId zone;

  HistoryList(ZoneId zone) {
    this.zone = zone;
    getStyleClass().add("history");
  }

  void show(List<Transition> transitions) {
    getChildren().clear();
    for (int i = 0; i < transitions.size(); i++) {
      getChildren().add(row(transitions.get(i), i == transitions.size() - 1));
    }
    if (transitions.isEmpty())
      getChildren().add(Texts.wrapped(Words.of("No stage has changed yet."), "muted"));
  }

  private Node row(Transition step, boolean last) {
    var sign = new StackPane(icon(step));
    sign.getStyleClass().add("history-sign");
    var line = new Region();
    line.getStyleClass().add("vrule");
    line.setVisible(!last);
    VBox.setVgrow(line, Priority.ALWAYS);
    var left = new VBox(sign, line);
    left.setAlignment(Pos.TOP_CENTER);
    var words = new VBox(Texts.wrapped(title(step), "medium"));
    if (!step.why().isBlank()) words.getChildren().add(Texts.wrapped(step.why(), "small", "muted"));
    words
        .getChildren()
        .add(Texts.wrapped(step.who() + " · " + Times.when(step.at(), zone), "micro", "muted"));
    words.getStyleClass().add("history-words");
    HBox.setHgrow(words, Priority.ALWAYS);
    return new HBox(10, left, words);
  }

  private static String title(Transition step) {
    var version = "v" + step.number();
    return switch (step.action()) {
      case REGISTER -> Words.of("%s registered", version);
      case DELETE -> Words.of("%s deleted", version);
      case RESTORE -> Words.of("%s put back", version);
      case ALIAS -> Words.of("%s renamed", version);
      case ROLLBACK ->
          step.to() == Stage.PRODUCTION
              ? Words.of("Rolled back to %s", version)
              : Words.of("%s taken back", version);
      case MOVE ->
          step.to() == Stage.NONE
              ? Words.of(
                  "%s taken out of %s", version, Words.of(RegistryViewModel.word(step.from())))
              : Words.of("%s to %s", version, Words.of(RegistryViewModel.word(step.to())));
    };
  }

  private static Node icon(Transition step) {
    return switch (step.action()) {
      case REGISTER -> Icon.of("mdomz-model_training", "i15");
      case DELETE -> Icon.of("mdoal-delete", "i15");
      case RESTORE -> Icon.of("mdomz-restore", "i15");
      case ALIAS -> Icon.of("mdoal-label", "i15");
      case ROLLBACK -> Icon.of("mdomz-undo", "i15", "i-bad");
      case MOVE -> icon(step.to());
    };
  }

  private static Node icon(Stage to) {
    return switch (to) {
      case NONE -> Icon.of("mdoal-arrow_downward", "i15");
      case STAGING -> Icon.of("mdoal-arrow_upward", "i15", "i-warn");
      case PRODUCTION -> Icon.of("mdoal-arrow_upward", "i15", "i-good");
      case ARCHIVED -> Icon.of("mdoal-archive", "i15");
    };
  }
}
