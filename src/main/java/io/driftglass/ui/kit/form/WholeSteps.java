package io.driftglass.ui.kit.form;

import io.driftglass.method.Setting;
import javafx.scene.control.SpinnerValueFactory;
import javafx.util.StringConverter;

/// Steps through whole numbers held as text, so that what is typed stays as typed and is told to be
/// wrong beside the field.
final class WholeSteps extends SpinnerValueFactory<String> {
  private final Setting.Whole range;

  WholeSteps(Setting.Whole range) {
    this.range = range;
    setConverter(new AsTyped());
    setValue(Long.toString(range.value()));
  }

  @Override
  public void increment(int steps) {
    move(steps);
  }

  @Override
  public void decrement(int steps) {
    move(-steps);
  }

  private void move(long by) {
    long now = range.parse(getValue()).value().map(Long.class::cast).orElse(range.value());
    setValue(Long.toString(Math.clamp(now + by, range.min(), range.max())));
  }

  private static final class AsTyped extends StringConverter<String> {
    @Override
    public String toString(String text) {
      return text;
    }

    @Override
    public String fromString(String text) {
      return text;
    }
  }
}
