package io.driftglass.metric;

/// Precision, recall and their harmonic mean, each with the reason where it cannot be computed.
final class Ratios {
  private Ratios() {}

  static Measure of(double part, long whole, String becauseNone) {
    return whole == 0 ? Measure.because(becauseNone) : Measure.of(part / whole, whole);
  }

  /// @return 0 where nothing was found; as the recall where that cannot be computed
  static Measure f1(Measure precision, Measure recall, long n) {
    if (!recall.computable()) return recall;
    if (!precision.computable()) return Measure.of(0, n);
    double p = precision.value();
    double r = recall.value();
    return Measure.of(p + r == 0 ? 0 : 2 * p * r / (p + r), n);
  }
}
