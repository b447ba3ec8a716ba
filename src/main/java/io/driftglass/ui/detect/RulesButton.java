package io.driftglass.ui.detect;

import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;

/// A button that opens the alarm rules of the shown search, with how many events they leave.
final class RulesButton {
  private static final double WIDTH = 340;
  private static final double HEIGHT = 400;

  private RulesButton() {}

  static Button of(AlarmRuling ruling) {
    var button = Buttons.small("Alarm rules", () -> {});
    button.setId("rules");
    button.setOnAction(event -> popOver(ruling).show(button));
    return button;
  }

  private static PopOver popOver(AlarmRuling ruling) {
    var popOver = new PopOver();
    popOver.setContentNode(content(ruling, popOver::hide));
    popOver.setArrowLocation(PopOver.ArrowLocation.TOP_LEFT);
    popOver.setAnimated(false);
    return popOver;
  }

  static VBox content(AlarmRuling ruling, Runnable done) {
    var form = ruling.form();
    var scroll = new ScrollPane(new SettingsForm(form));
    scroll.setFitToWidth(true);
    scroll.setPrefWidth(WIDTH);
    scroll.setMaxHeight(HEIGHT);
    var told = Texts.wrapped("", "small");
    told.setId("rules-told");
    told.textProperty().bind(ruling.toldProperty());
    var use = Buttons.primary("Use these rules", "mdoal-check", () -> {});
    use.setId("use-rules");
    use.setOnAction(event -> used(ruling, done));
    use.disableProperty().bind(Bindings.not(form.validProperty()));
    var foot = new HBox(8, Buttons.small("No rules", ruling::reset), Spacer.grow(), use);
    foot.setAlignment(Pos.CENTER_LEFT);
    var content = new VBox(10, Texts.of(Words.of("Alarm rules"), "heading"), scroll, told, foot);
    content.getStyleClass().add("pad16");
    content.setMaxWidth(WIDTH + 32);
    return content;
  }

  private static void used(AlarmRuling ruling, Runnable done) {
    if (ruling.take()) done.run();
  }
}
