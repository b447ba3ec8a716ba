package io.driftglass.forecast;

import java.util.List;
import java.util.Optional;

/// What an expert said from earlier origins, beside what came; a later origin may reach less far.
///
/// @param origins the first row forecast of each, ascending
/// @param expected one row an origin
/// @param actual as `expected`
/// @param margins one an origin, of the expert itself; empty where they are not looked at
@SuppressWarnings("ArrayRecordComponent")
record Rolled(int[] origins, double[][] expected, double[][] actual, List<Margins> margins) {
  double miss(int origin, int step) {
    return actual[origin][step] - expected[origin][step];
  }

  Optional<Margins> margins(int origin) {
    return margins.isEmpty() ? Optional.empty() : Optional.of(margins.get(origin));
  }

  /// Values compared.
  int values() {
    int count = 0;
    for (var path : actual) count += path.length;
    return count;
  }

  /// Mean absolute error, in the values' unit.
  double error() {
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      for (int step = 0; step < actual[i].length; step++) {
        sum += Math.abs(miss(i, step));
      }
    }
    return sum / values();
  }

  /// Rows from the first origin to the last, and one.
  int span() {
    return origins[origins.length - 1] - origins[0] + 1;
  }

  /// How many origins these are worth: those less than a horizon apart overlap, and a horizon's
  /// worth of them says about as much as one.
  double independent(int horizonRows) {
    return Math.min(origins.length, 1 + (span() - 1.0) / horizonRows);
  }
}
