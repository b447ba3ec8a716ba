package io.driftglass.ui.registry;

import io.driftglass.registry.Gate;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks why something is done to a version, tells what its gates say first, and beside the field
/// when it may not be done.
final class ReasonSheet extends VBox {
  /// Something done to a version.
  ///
  /// @param verb on the button
  /// @param subject after it in the title
  /// @param consequence what will be, a sentence
  /// @param checks what is asked for, told before it is tried
  record Deed(
      String verb, String icon, String subject, String consequence, List<Gate.Check> checks) {
    Deed {
      checks = List.copyOf(checks);
    }
  }

  /// Does it.
  interface Doing {
    /// @param refused told why not, on the window's thread
    void run(String reason, Runnable done, Consumer<Exception> refused);
  }

  private final Sheets sheets;
  private final Doing doing;
  private final Runnable done;
  private final TextField reason = new TextField();
  private final Label wrong = Texts.wrapped("", "small", "bad");
  private final VBox problem = new VBox();

  ReasonSheet(Deed deed, Sheets sheets, Doing doing, Runnable done) {
    super(12);
    this.sheets = sheets;
    this.doing = doing;
    this.done = done;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(480);
    reason.setPromptText(Words.of("Why?"));
    reason.setId("reason");
    reason.setOnAction(event -> confirm());
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    var buttons =
        new HBox(
            8,
            Buttons.secondary("Cancel", "mdoal-close", sheets::close),
            Buttons.primary(deed.verb(), deed.icon(), this::confirm));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            Texts.of(deed.verb() + " " + deed.subject(), "title"),
            Texts.wrapped(deed.consequence(), "muted"));
    deed.checks().forEach(check -> getChildren().add(line(check)));
    getChildren().addAll(reason, wrong, problem, buttons);
    focusedProperty()
        .subscribe(
            now -> {
              if (now) reason.requestFocus();
            });
  }

  /// A gate with its sign.
  static HBox line(Gate.Check check) {
    var icon =
        switch (check.outcome()) {
          case PASSED -> Icon.of("mdoal-check_circle_outline", "i16", "i-good");
          case FAILED -> Icon.of("mdoal-error_outline", "i16", "i-bad");
          case NOT_JUDGED -> Icon.of("mdoal-help_outline", "i16", "i-warn");
        };
    var sentence = Said.of(check.sentence()).replace('_', ' ');
    var text = Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    var line = new HBox(6, icon, Texts.wrapped(text, "small"));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private void confirm() {
    var refusal = RegistryViewModel.wrong(reason.getText());
    wrong.setText(refusal.orElse(""));
    if (refusal.isPresent()) return;
    doing.run(
        reason.getText().strip(),
        () -> {
          sheets.close();
          done.run();
        },
        failure -> problem.getChildren().setAll(Problems.box(Tone.REFUSE, Problems.of(failure))));
  }
}
