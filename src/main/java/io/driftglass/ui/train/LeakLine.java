package io.driftglass.ui.train;

import io.driftglass.evaluate.LeakCheck;
import io.driftglass.ui.kit.part.Icon;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// The gap between training and validation, and whether the one can know the other.
final class LeakLine extends HBox {
  private final TrainViewModel model;
  private final Label told = Texts.cuttable("", "small");
  private final HBox icon = new HBox();
  private final TextField gap = new TextField();

  LeakLine(TrainViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    told.setId("leaks");
    gap.setId("train-gap");
    gap.setAccessibleText(Words.of("Gap"));
    gap.setPrefColumnCount(5);
    gap.setOnAction(this::entered);
    gap.focusedProperty().subscribe(focused -> leave(focused));
    model.gapProperty().subscribe(rows -> gap.setText(rows.toString()));
    model.leaksProperty().subscribe(this::show);
    icon.setAlignment(Pos.CENTER);
    var rows = Texts.of(Words.of("rows between them"), "small", "muted");
    rows.setMinWidth(USE_PREF_SIZE);
    var name = Texts.of(Words.of("Gap"), "small", "medium");
    name.setMinWidth(USE_PREF_SIZE);
    gap.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(icon, told, Spacer.grow(), name, gap, rows);
  }

  private void entered(ActionEvent event) {
    leave(false);
  }

  /// What will not do stays where it was typed, beside the reason.
  private void leave(boolean focused) {
    if (focused) return;
    var wrong = model.gap(gap.getText());
    show(model.leaksProperty().get());
    wrong.ifPresent(
        why -> {
          told.setText(why);
          told.setTooltip(new Tooltip(why));
          told.getStyleClass().add("bad");
        });
    if (wrong.isEmpty()) gap.setText(String.valueOf(model.gapProperty().get()));
  }

  private void show(List<LeakCheck.Leak> leaks) {
    setVisible(leaks != null);
    told.getStyleClass().remove("bad");
    if (leaks == null) return;
    icon.getChildren()
        .setAll(
            leaks.isEmpty()
                ? Icon.of("mdoal-check_circle_outline", "i16", "i-good")
                : Icon.of("mdoal-info", "i16", "i-warn"));
    var lines = leaks.stream().map(leak -> Said.of(leak.line())).toList();
    told.setText(
        lines.isEmpty() ? Words.of("Leak check: nothing found.") : String.join(" ", lines));
    told.setTooltip(
        lines.isEmpty() ? null : new Tooltip(lines.stream().collect(Collectors.joining("\n"))));
  }
}
