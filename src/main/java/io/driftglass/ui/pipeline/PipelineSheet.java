package io.driftglass.ui.pipeline;

import io.driftglass.pipeline.Schedule;
import io.driftglass.pipeline.Template;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// Asks what is to run by itself, and when.
final class PipelineSheet extends VBox {
  private final PipelineViewModel model;
  private final Sheets sheets;
  private final TextField name = new TextField();
  private final ComboBox<Template> template = new ComboBox<>();
  private final Label help = Texts.wrapped("", "micro", "muted");
  private final TextField schedule = new TextField();
  private final Label words = Texts.wrapped("", "micro", "muted");
  private final VBox form = new VBox();
  private final VBox problem = new VBox();
  private SettingsModel settings;

  /// @param shown whose values it begins with; empty for a new one
  PipelineSheet(PipelineViewModel model, Sheets sheets, Optional<PipelineRow> shown) {
    super(12);
    this.model = model;
    this.sheets = sheets;
    getStyleClass().addAll("dg-sheet", "dg-form");
    setPrefWidth(480);
    name.setId("pipeline-name");
    schedule.setId("pipeline-schedule");
    name.setPromptText("nightly-check");
    schedule.setPromptText(Words.of("every 6h, or 0 6 * * 1-5; empty: when you ask"));
    template.getItems().setAll(Template.values());
    template.setConverter(new Titles());
    template.setMaxWidth(Double.MAX_VALUE);
    template.valueProperty().subscribe(this::choose);
    schedule.textProperty().subscribe(this::say);
    template.setValue(shown.map(row -> row.pipeline().template()).orElse(Template.MONITOR));
    shown.ifPresent(this::fill);
    var buttons =
        new HBox(
            8,
            Buttons.secondary("Cancel", "mdoal-close", sheets::close),
            Buttons.primary("Save", "mdoal-check", this::save));
    buttons.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .addAll(
            Texts.of(
                shown.isPresent() ? Words.of("Change a pipeline") : Words.of("New pipeline"),
                "title"),
            new VBox(4, Texts.of(Words.of("Name"), "small", "medium"), name),
            new VBox(4, Texts.of(Words.of("What it does"), "small", "medium"), template, help),
            new VBox(4, Texts.of(Words.of("When"), "small", "medium"), schedule, words),
            form,
            problem,
            buttons);
  }

  private void fill(PipelineRow row) {
    name.setText(row.pipeline().name());
    name.setDisable(true);
    schedule.setText(row.pipeline().schedule().text());
    settings.fields().stream()
        .filter(field -> row.pipeline().settings().containsKey(field.setting().name()))
        .forEach(
            field ->
                field.textProperty().set(row.pipeline().settings().get(field.setting().name())));
  }

  private void choose(Template chosen) {
    if (chosen == null) return;
    help.setText(chosen.help());
    settings = new SettingsModel(chosen.settings());
    form.getChildren().setAll(new SettingsForm(settings));
  }

  private void say(String text) {
    try {
      words.setText(Words.of("Runs %s.", Schedule.of(text, model.zone()).words()));
      words.getStyleClass().setAll("label", "micro", "muted");
    } catch (InvalidSetting e) {
      words.setText(e.getMessage() + " " + e.remedy());
      words.getStyleClass().setAll("label", "micro", "bad");
    }
  }

  private void save() {
    problem.getChildren().clear();
    model.save(
        name.getText(),
        template.getValue(),
        settings.asText(),
        schedule.getText(),
        sheets::close,
        failure -> problem.getChildren().setAll(Problems.box(Tone.REFUSE, Problems.of(failure))));
  }

  private static final class Titles extends StringConverter<Template> {
    @Override
    public String toString(Template template) {
      return template == null ? "" : template.title();
    }

    @Override
    public Template fromString(String text) {
      return null;
    }
  }
}
