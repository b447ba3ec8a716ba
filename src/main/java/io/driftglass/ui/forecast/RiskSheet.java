package io.driftglass.ui.forecast;

import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks from which chance on a risk is medium and high, in percent. What cannot be kept is told
/// below the fields, and Keep waits for it; closes itself.
final class RiskSheet extends VBox {
  private static final double FIELD = 88;

  private final TextField medium;
  private final TextField high;

  RiskSheet(RiskViewModel model, Sheets sheets) {
    super(12);
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(420);
    setMaxWidth(420);
    var now = model.boundsProperty().get();
    medium = field("risk-medium", "Medium from", now.mediumFrom());
    high = field("risk-high", "High from", now.highFrom());
    var wrong = Texts.wrapped("", "small", "bad");
    wrong
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> RiskViewModel.wrong(medium.getText(), high.getText()).orElse(""),
                medium.textProperty(),
                high.textProperty()));
    wrong.managedProperty().bind(wrong.textProperty().isNotEmpty());
    var keep =
        Buttons.primary(
            "Keep",
            "mdoal-check",
            () -> {
              sheets.close();
              model.keep(medium.getText(), high.getText());
            });
    keep.setId("risk-keep");
    keep.setDefaultButton(true);
    keep.disableProperty().bind(wrong.textProperty().isNotEmpty());
    var foot = new HBox(8, Spacer.grow(), Buttons.small("Cancel", sheets::close), keep);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("Bounds of risk"), "title"),
            Texts.wrapped(
                Words.of(
                    "How likely a limit must be crossed within the horizon for its risk to be"
                        + " medium, and high. For all data."),
                "muted"),
            grid(),
            wrong,
            foot);
    focusedProperty()
        .subscribe(
            focused -> {
              if (focused) medium.requestFocus();
            });
  }

  private GridPane grid() {
    var grid = new GridPane(8, 6);
    grid.addRow(0, name("Medium from"), medium, percent());
    grid.addRow(1, name("High from"), high, percent());
    return grid;
  }

  private static Label name(String title) {
    return Texts.of(Words.of(title), "small");
  }

  private static Label percent() {
    return Texts.of("%", "small", "muted");
  }

  private static TextField field(String id, String title, double share) {
    double percent = Math.round(share * 1e6) / 1e4;
    var field =
        new TextField(
            percent == Math.rint(percent)
                ? Long.toString((long) percent)
                : Double.toString(percent));
    field.setId(id);
    field.setAccessibleText(Words.of(title));
    field.setPrefWidth(FIELD);
    return field;
  }
}
