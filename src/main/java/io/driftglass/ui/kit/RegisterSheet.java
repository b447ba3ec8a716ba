package io.driftglass.ui.kit;

import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks for a model's name and says what registering does; closes itself.
public final class RegisterSheet extends VBox {
  private static final String WHAT =
      "The method learns on the first 70 % of the rows and is validated on the next 15 %, which it"
          + " has not seen. The card keeps both stretches, the settings and the data's hash.";

  /// @param register told the name, once
  public RegisterSheet(String suggestedName, Sheets sheets, Consumer<String> register) {
    super(14);
    setPrefWidth(460);
    setMaxWidth(460);
    getStyleClass().addAll("dg-sheet", "small-sheet");
    var name = new TextField(suggestedName);
    name.setId("model-name");
    Runnable confirm =
        () -> {
          if (name.getText().isBlank()) return;
          sheets.close();
          register.accept(name.getText().strip());
        };
    name.setOnAction(event -> confirm.run());
    var button = Buttons.primary("Register", "mdoal-check", confirm);
    button.setId("register");
    button.disableProperty().bind(name.textProperty().isEmpty());
    var foot = new HBox(10, Spacer.grow(), Buttons.small("Cancel", sheets::close), button);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Register as a model"), "title"),
            Texts.wrapped(Words.of(WHAT), "muted"),
            new VBox(6, Texts.of(Words.of("Model"), "small", "muted"), name),
            foot);
  }
}
