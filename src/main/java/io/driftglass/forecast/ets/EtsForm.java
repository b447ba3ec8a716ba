package io.driftglass.forecast.ets;

import java.util.ArrayList;
import java.util.List;

/// One form of exponential smoothing in state space (Hyndman, Koehler, Ord & Snyder 2008,
/// Forecasting with Exponential Smoothing, table 2.2), written as usual: ETS(M,Ad,M).
///
/// @param relativeErrors whether errors grow with the value
public record EtsForm(boolean relativeErrors, Trend trend, Cycle cycle) {
  enum Trend {
    NONE("N"),
    LINEAR("A"),
    DAMPED("Ad");

    private final String letter;

    Trend(String letter) {
      this.letter = letter;
    }
  }

  enum Cycle {
    NONE("N"),
    ADDED("A"),
    FACTOR("M");

    private final String letter;

    Cycle(String letter) {
      this.letter = letter;
    }
  }

  /// The forms that are numerically sound: factors need relative errors, both need positive values.
  static List<EtsForm> admissible(boolean positive, boolean seasonal) {
    var forms = new ArrayList<EtsForm>();
    for (var cycle : Cycle.values()) {
      if (cycle != Cycle.NONE && !seasonal) continue;
      for (var trend : Trend.values()) {
        if (cycle != Cycle.FACTOR) forms.add(new EtsForm(false, trend, cycle));
        if (positive) forms.add(new EtsForm(true, trend, cycle));
      }
    }
    return forms;
  }

  /// The form of that [#code].
  static EtsForm of(int code) {
    return admissible(true, true).get(code);
  }

  /// Its place among all that are sound; ETS(A,N,N) is 0.
  int code() {
    return admissible(true, true).indexOf(this);
  }

  /// Numbers estimated from the series, the variance of the errors among them.
  int estimated(int season) {
    int weights =
        1
            + switch (trend) {
              case NONE -> 0;
              case LINEAR -> 1;
              case DAMPED -> 2;
            };
    int states = trend == Trend.NONE ? 1 : 2;
    return weights + states + (cycle == Cycle.NONE ? 0 : season) + 1;
  }

  @Override
  public String toString() {
    return "ETS(%s,%s,%s)".formatted(relativeErrors ? "M" : "A", trend.letter, cycle.letter);
  }
}
