package io.driftglass.ui.monitor;

import io.driftglass.method.Setting;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.OpenTest;
import io.driftglass.registry.ModelVersion;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.form.SettingsForm;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Asks what a version is to be tested against, on which rows and for which effect; closes itself.
final class AbTestSheet extends VBox {
  private static final String THERE = "Rows that are there";
  private static final String BOTH = "Coming rows, both";
  private static final String DIVIDED = "Coming rows, divided";
  private static final Setting SHARE =
      new Setting.Real("share", .5, .01, .99, "Part of the coming rows for this version.");
  private static final Setting EFFECT =
      new Setting.Real(
          "effect",
          .2,
          .05,
          2,
          "What is to be found four times in five, in standard deviations of a row's difference.");
  private static final Setting LOOKS =
      new Setting.Whole("looks", 3, 1, 50, "How often the comparison may end early.");

  private final MonitorViewModel model;
  private final Sheets sheets;
  private final ComboBox<String> other = new ComboBox<>();
  private final Segments rows = new Segments(List.of(THERE, BOTH, DIVIDED), THERE);
  private final VBox form = new VBox(8);
  private final Label what = Texts.wrapped("", "small", "muted");
  private final Button start = Buttons.primary("Start the test", "mdoal-check", this::start);
  private SettingsModel settings = new SettingsModel(List.of(LOOKS));

  /// @param version that is tested
  AbTestSheet(ModelVersion version, MonitorViewModel model, Sheets sheets) {
    super(14);
    this.model = model;
    this.sheets = sheets;
    setPrefWidth(480);
    setMaxWidth(480);
    getStyleClass().addAll("dg-sheet", "small-sheet");
    other.getItems().setAll(model.others().stream().map(ModelVersion::title).toList());
    other.getSelectionModel().selectFirst();
    other.setId("test-other");
    other.setMaxWidth(Double.MAX_VALUE);
    start.setId("test-start");
    rows.setId("test-rows");
    rows.chosenProperty().subscribe(chosen -> ask());
    var against = Texts.of(Words.of("Against"), "small", "muted");
    against.setLabelFor(other);
    var foot = new HBox(10, Spacer.grow(), Buttons.small("Cancel", sheets::close), start);
    foot.setAlignment(Pos.CENTER_RIGHT);
    getChildren()
        .setAll(
            Texts.of(Words.of("A/B test of %s", version.title()), "title"),
            new VBox(6, against, other),
            rows,
            form,
            what,
            foot);
  }

  private AbTest.Mode mode() {
    return switch (rows.chosenProperty().get()) {
      case BOTH -> AbTest.Mode.SHADOW;
      case DIVIDED -> AbTest.Mode.SPLIT;
      default -> AbTest.Mode.REPLAY;
    };
  }

  private void ask() {
    settings =
        new SettingsModel(
            switch (mode()) {
              case REPLAY -> List.of(LOOKS);
              case SHADOW -> List.of(EFFECT);
              case SPLIT -> List.of(SHARE, EFFECT);
            });
    form.getChildren().setAll(new SettingsForm(settings));
    start.disableProperty().bind(Bindings.not(settings.validProperty()));
    settings.fields().forEach(field -> field.textProperty().subscribe(text -> say()));
  }

  private void say() {
    what.setText(
        switch (mode()) {
          case REPLAY -> Words.of("Both score the rows that neither has learnt from, at once.");
          case SHADOW -> Words.of("Both score each coming row. %s", end());
          case SPLIT ->
              Words.of(
                  "Chance gives stretches of coming rows to one of the two, those of a running feed"
                      + " too. %s",
                  end());
        });
  }

  private String end() {
    if (!settings.validProperty().get()) return "";
    return Words.of(
        "It ends with %s that stand for themselves, or sooner.",
        Figures.count(OpenTest.plannedRows(number("effect")), "row"));
  }

  private double number(String name) {
    return Double.parseDouble(settings.asText().get(name));
  }

  private void start() {
    var chosen = other.getValue();
    var against =
        model.others().stream().filter(v -> v.title().equals(chosen)).findFirst().orElseThrow();
    sheets.close();
    switch (mode()) {
      case REPLAY -> model.compare(against, Integer.parseInt(settings.asText().get("looks")));
      case SHADOW -> model.shadow(against, number("effect"));
      case SPLIT -> model.split(against, number("share"), number("effect"));
    }
  }
}
