package io.driftglass.detect;

import io.driftglass.problem.InvalidSetting;

/// From which normalised peak on an event is minor, major and critical; below it is low.
///
/// @param minor 0..1
/// @param major at least `minor`
/// @param critical at least `major`, up to 1
public record SeverityBands(double minor, double major, double critical) {
  public static final SeverityBands USUAL = new SeverityBands(.65, .8, .9);

  public SeverityBands {
    if (!(0 <= minor && minor <= major && major <= critical && critical <= 1)) {
      throw new InvalidSetting(
          "Events must be minor, major and critical from places between 0 and 1 in that order, not from %s, %s and %s."
              .formatted(minor, major, critical),
          "Choose three places, the lowest first, such as 0.65, 0.8 and 0.9.");
    }
  }

  /// @param normalised 0..1; NaN is low
  public Severity of(double normalised) {
    if (normalised >= critical) return Severity.CRITICAL;
    if (normalised >= major) return Severity.MAJOR;
    return normalised >= minor ? Severity.MINOR : Severity.LOW;
  }

  /// The same event by these bands.
  public AnomalyEvent grade(AnomalyEvent event) {
    return event.graded(of(event.peak()));
  }
}
