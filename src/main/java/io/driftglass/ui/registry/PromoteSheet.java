package io.driftglass.ui.registry;

import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks why a version changes its stage, and tells beside the field when it may not.
final class PromoteSheet extends VBox {
  private final RegistryViewModel model;
  private final Sheets sheets;
  private final Stage to;
  private final Runnable done;
  private final TextField reason = new TextField();
  private final Label wrong = Texts.wrapped("", "small", "bad");
  private final VBox problem = new VBox();

  PromoteSheet(
      RegistryViewModel model, Sheets sheets, ModelVersion version, Stage to, Runnable done) {
    super(12);
    this.model = model;
    this.sheets = sheets;
    this.to = to;
    this.done = done;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(480);
    reason.setPromptText("Why?");
    reason.setId("reason");
    reason.setOnAction(event -> promote());
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    var word = verb(to);
    var buttons =
        new HBox(
            8,
            Buttons.secondary("Cancel", "mdoal-close", sheets::close),
            Buttons.primary(word, "mdoal-arrow_upward", this::promote));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            Texts.of(word + " " + version.title(), "title"),
            Texts.wrapped(consequence(version), "muted"),
            reason,
            wrong,
            problem,
            buttons);
    focusedProperty()
        .subscribe(
            now -> {
              if (now) reason.requestFocus();
            });
  }

  private void promote() {
    var refusal = RegistryViewModel.wrong(reason.getText());
    wrong.setText(refusal.orElse(""));
    if (refusal.isPresent()) return;
    model.promote(
        to,
        reason.getText().strip(),
        () -> {
          sheets.close();
          done.run();
        },
        failure -> problem.getChildren().setAll(Problems.box(Tone.REFUSE, Problems.of(failure))));
  }

  private String consequence(ModelVersion version) {
    return switch (to) {
      case NONE -> version.title() + " stays registered, in no stage.";
      case STAGING -> version.title() + " can then be watched beside the one in production.";
      case PRODUCTION ->
          version.title() + " becomes the one in use; the version there now is archived.";
      case ARCHIVED -> version.title() + " is kept and no longer used.";
    };
  }

  /// What a change to that stage is called on a button.
  static String verb(Stage to) {
    return switch (to) {
      case NONE -> "Take out of its stage";
      case STAGING -> "Move to staging";
      case PRODUCTION -> "Promote to production";
      case ARCHIVED -> "Archive";
    };
  }
}
