package io.driftglass.ui.kit.form;

import io.driftglass.method.Setting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;

/// What a user has put into the form of a method's settings, and what is wrong with it.
public final class SettingsModel {
  /// One setting: its text as typed, and the sentence that says what is wrong with it.
  public static final class Field {
    private final Setting setting;
    private final StringProperty text;
    private final StringBinding problem;

    private Field(Setting setting) {
      this.setting = setting;
      text = new SimpleStringProperty(setting, setting.name(), setting.initial().toString());
      problem =
          Bindings.createStringBinding(() -> setting.parse(text.get()).problem().orElse(""), text);
    }

    public Setting setting() {
      return setting;
    }

    public StringProperty textProperty() {
      return text;
    }

    /// Empty while the value is right.
    public ObservableStringValue problemProperty() {
      return problem;
    }

    public void reset() {
      text.set(setting.initial().toString());
    }
  }

  private final List<Field> fields;
  private final BooleanBinding valid;

  public SettingsModel(List<Setting> settings) {
    fields = settings.stream().map(Field::new).toList();
    valid =
        Bindings.createBooleanBinding(
            () -> fields.stream().allMatch(field -> field.problem.get().isEmpty()),
            fields.stream().map(field -> field.problem).toArray(StringBinding[]::new));
  }

  public List<Field> fields() {
    return fields;
  }

  public ObservableBooleanValue validProperty() {
    return valid;
  }

  /// The values by name, as a method takes them.
  public Map<String, String> asText() {
    var values = new LinkedHashMap<String, String>();
    fields.forEach(field -> values.put(field.setting.name(), field.text.get().strip()));
    return values;
  }

  /// Puts every default back.
  public void reset() {
    fields.forEach(Field::reset);
  }
}
