package io.driftglass.ui.kit.form;

import io.driftglass.method.Setting;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// A slider over the range of a number, beside the field it is typed in: each follows the other, by
/// mouse and by keys.
public final class RealSlider extends Slider {
  private final Setting.Real real;
  private final StringProperty text;
  private boolean following;

  /// @param text of the field; what is no number in the range leaves the slider where it is
  /// @param name that a screen reader says
  public RealSlider(Setting.Real real, StringProperty text, String name) {
    super(real.min(), real.max(), real.value());
    this.real = real;
    this.text = text;
    typed(text.get());
    setBlockIncrement(step() * 10);
    setAccessibleText(name);
    HBox.setHgrow(this, Priority.ALWAYS);
    valueProperty().addListener((value, before, now) -> moved(now.doubleValue()));
    text.addListener((value, before, now) -> typed(now));
  }

  private void moved(double value) {
    if (following) return;
    following = true;
    text.set(rounded(value));
    following = false;
  }

  private void typed(String now) {
    if (following) return;
    following = true;
    real.parse(now).value().ifPresent(value -> setValue((Double) value));
    following = false;
  }

  /// Three digits of the range are fine enough.
  private double step() {
    return Math.pow(10, Math.floor(Math.log10(real.max() - real.min())) - 2);
  }

  private String rounded(double value) {
    double near = Math.rint(value / step()) * step();
    return Double.toString(Math.clamp(Math.rint(near * 1e9) / 1e9, real.min(), real.max()));
  }
}
