package io.driftglass.forecast;

import io.driftglass.forecast.Crossing.Risk;
import io.driftglass.problem.InvalidSetting;

/// From which probability on that a limit is crossed a risk is medium, and high.
///
/// @param mediumFrom 0..1
/// @param highFrom at least `mediumFrom`, up to 1
public record RiskBounds(double mediumFrom, double highFrom) {
  public static final RiskBounds USUAL = new RiskBounds(.2, .5);

  public RiskBounds {
    if (!(0 <= mediumFrom && mediumFrom <= highFrom && highFrom <= 1)) {
      throw new InvalidSetting(
          "The risk must be medium from 0 to 1 and high from no less on, not from %s and %s."
              .formatted(mediumFrom, highFrom),
          "Choose two probabilities, the lower one first, such as 0.2 and 0.5.");
    }
  }

  /// The risk of a limit that is crossed with that probability, 0..1.
  public Risk of(double probability) {
    return probability >= highFrom ? Risk.HIGH : probability >= mediumFrom ? Risk.MEDIUM : Risk.LOW;
  }
}
