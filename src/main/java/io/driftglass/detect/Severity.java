package io.driftglass.detect;

/// How bad an event is, by its peak on the 0..1 scale of [Calibration]. Always shown by shape and
/// colour.
public enum Severity {
  LOW(0),
  MINOR(.65),
  MAJOR(.80),
  CRITICAL(.90);

  private final double from;

  Severity(double from) {
    this.from = from;
  }

  /// The lowest normalised peak of the band, included.
  public double from() {
    return from;
  }

  /// @param normalised 0..1; NaN gives LOW
  public static Severity of(double normalised) {
    for (int i = values().length - 1; i > 0; i--) {
      if (normalised >= values()[i].from) return values()[i];
    }
    return LOW;
  }
}
