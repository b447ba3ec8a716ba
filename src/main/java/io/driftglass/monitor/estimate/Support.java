package io.driftglass.monitor.estimate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a reference has values: an estimate is given only there, as nothing is known beyond.
///
/// @param name of what is measured, such as `the width of the band`
/// @param least and `most` of the reference
public record Support(String name, double least, double most) {
  /// By how much of its width the range is widened on both sides: the next value of an unchanged
  /// series may be a new extreme.
  private static final double ROOM = .5;

  /// More rows beyond the range than this share and there is no estimate.
  static final double MOST_OUTSIDE = .25;

  /// @param reference NaN is left out
  public static Support of(String name, double[] reference) {
    var finite = Arrays.stream(reference).filter(Double::isFinite).summaryStatistics();
    double room = ROOM * (finite.getMax() - finite.getMin());
    return new Support(name, finite.getMin() - room, finite.getMax() + room);
  }

  /// @param current NaN is left out
  /// @return why no estimate can be given; empty where one can
  public Optional<String> refuses(double[] current) {
    long measured = Arrays.stream(current).filter(Double::isFinite).count();
    if (measured == 0) return Optional.of("nothing was measured of " + name);
    long outside =
        Arrays.stream(current).filter(v -> Double.isFinite(v) && (v < least || v > most)).count();
    double share = (double) outside / measured;
    if (share <= MOST_OUTSIDE) return Optional.empty();
    return Optional.of(
        String.format(
            Locale.ROOT,
            "%s lies outside what the reference holds (%.4g to %.4g) in %.0f %% of the rows",
            name,
            least,
            most,
            100 * share));
  }
}
