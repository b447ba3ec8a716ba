package io.driftglass.detect.threshold;

import java.util.Arrays;
import java.util.OptionalDouble;

/// What a level promises: how often normal scores will rise over it, and which part of events like
/// the known ones will stay under it.
///
/// @param alarmsPer1000Rows rises of normal scores over the level in a thousand rows
/// @param normalRows from which that is counted
/// @param missRate part of known events whose highest score stays under the level; empty where none
///   is known
/// @param knownEvents from which that is counted
public record Outlook(
    double alarmsPer1000Rows, int normalRows, OptionalDouble missRate, int knownEvents) {
  /// @param reference scores of normal rows in the order of time
  /// @param knownPeaks the highest score of each confirmed event
  public static Outlook of(double level, double[] reference, double[] knownPeaks) {
    int rises = 0;
    boolean inside = false;
    for (double score : reference) {
      boolean over = score >= level;
      if (over && !inside) rises++;
      inside = over;
    }
    long missed = Arrays.stream(knownPeaks).filter(peak -> !(peak >= level)).count();
    return new Outlook(
        reference.length == 0 ? 0 : 1000.0 * rises / reference.length,
        reference.length,
        knownPeaks.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of((double) missed / knownPeaks.length),
        knownPeaks.length);
  }
}
