package io.driftglass.ui.forecast;

import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.method.Intervals;
import io.driftglass.method.Method;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the width of the bands follows, where the method leaves a choice.
final class BandSource {
  private final ReadOnlyObjectProperty<Method<Forecaster>> method;
  private final StringProperty chosen =
      new SimpleStringProperty(this, "chosen", Intervals.RESIDUALS);

  BandSource(ReadOnlyObjectProperty<Method<Forecaster>> method) {
    this.method = method;
  }

  StringProperty chosenProperty() {
    return chosen;
  }

  /// What the method can follow; one where it leaves no choice.
  List<String> options() {
    return Intervals.offered(method.get());
  }

  /// What was chosen, past errors where the method cannot follow that.
  String now() {
    return options().contains(chosen.get()) ? chosen.get() : Intervals.RESIDUALS;
  }

  /// The choice as a setting of the method; nothing for past errors.
  Map<String, String> settings() {
    return now().equals(Intervals.RESIDUALS) ? Map.of() : Map.of(Intervals.NAME, now());
  }

  /// What the bands of a forecast with those settings follow.
  static String of(Map<String, String> settings) {
    return settings.getOrDefault(Intervals.NAME, Intervals.RESIDUALS);
  }

  /// The same in words.
  static String words(String source) {
    return switch (source) {
      case Intervals.VARIANCE -> Words.of("model variance");
      case Intervals.QUANTILES -> Words.of("learnt quantiles");
      case Intervals.DROPOUT -> Words.of("dropout");
      case Intervals.ENSEMBLE -> Words.of("members' spread");
      default -> Words.of("past errors");
    };
  }
}
