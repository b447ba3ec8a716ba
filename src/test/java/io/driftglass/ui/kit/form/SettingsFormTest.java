package io.driftglass.ui.kit.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.method.Setting;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;

class SettingsFormTest {
  private static final List<Setting> SETTINGS =
      List.of(
          new Setting.Whole("window", 128, 4, 500, "Rows per window."),
          new Setting.Real("dropout", 0.3, 0, 0.9, "Share of units left out."),
          new Setting.Choice("scaling", "robust", List.of("robust", "none"), "How to scale."),
          new Setting.Flag("seasonal", true, "Learn the daily course."));

  private final SettingsModel model = new SettingsModel(SETTINGS);

  @Test
  void the_defaults_are_the_first_answer() {
    assertEquals(
        Map.of("window", "128", "dropout", "0.3", "scaling", "robust", "seasonal", "true"),
        model.asText());
    assertTrue(model.validProperty().get());
  }

  @Test
  void a_wrong_value_is_told_beside_its_field_and_makes_the_form_invalid() throws Exception {
    var form = Fx.call(() -> new SettingsForm(model));
    Fx.run(
        () -> {
          Snapshot.of(form, 300, 400, Theme.LIGHT);
          ((Spinner<?>) form.lookup("#setting-window")).getEditor().setText("0");
        });

    assertFalse(model.validProperty().get());
    assertEquals(
        "window must be a whole number from 4 to 500, not '0'",
        model.fields().getFirst().problemProperty().get());
    assertTrue(
        Fx.call(
            () ->
                form.lookupAll(".bad").stream()
                    .anyMatch(n -> n instanceof Labeled l && l.getText().contains("4 to 500"))));
  }

  @Test
  void every_kind_of_setting_writes_back_what_is_chosen() throws Exception {
    var form = Fx.call(() -> new SettingsForm(model));
    Fx.run(
        () -> {
          Snapshot.of(form, 300, 400, Theme.LIGHT);
          ((Spinner<?>) form.lookup("#setting-window")).increment(2);
          ((TextField) form.lookup("#setting-dropout")).setText("0.5");
          ((ComboBox<?>) form.lookup("#setting-scaling")).getSelectionModel().select(1);
          ((atlantafx.base.controls.ToggleSwitch) form.lookup("#setting-seasonal"))
              .setSelected(false);
        });

    assertEquals(
        Map.of("window", "130", "dropout", "0.5", "scaling", "none", "seasonal", "false"),
        model.asText());
  }

  @Test
  void a_slider_moves_by_keys_and_the_field_with_it() throws Exception {
    var form = Fx.call(() -> new SettingsForm(model));
    Fx.run(
        () -> {
          Snapshot.of(form, 300, 400, Theme.LIGHT);
          var slider = (Slider) form.lookup(".slider");
          assertEquals("Dropout", slider.getAccessibleText());
          slider.requestFocus();
          slider.increment();
          assertTrue(slider.getValue() > .3);
          assertEquals(slider.getValue(), Double.parseDouble(model.asText().get("dropout")), 1e-9);
          model.fields().get(1).textProperty().set("0.12345");
          assertEquals(.12345, slider.getValue());
        });
    assertEquals("0.12345", model.asText().get("dropout"), "what is typed is not rounded");
  }

  @Test
  void reset_brings_the_defaults_back() {
    model.fields().getFirst().textProperty().set("9");
    model.reset();

    assertEquals("128", model.asText().get("window"));
  }

  @Test
  void names_are_read_as_words() {
    assertEquals("Learning rate", SettingsForm.title("learningRate"));
    assertEquals("Hidden units", SettingsForm.title("hidden-units"));
  }
}
