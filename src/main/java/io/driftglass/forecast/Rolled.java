package io.driftglass.forecast;

/// What an expert said from earlier origins, beside what came; a later origin may reach less far.
///
/// @param origins the first row forecast of each, ascending
/// @param expected one row an origin
/// @param actual as `expected`
@SuppressWarnings("ArrayRecordComponent")
record Rolled(int[] origins, double[][] expected, double[][] actual) {
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
        sum += Math.abs(actual[i][step] - expected[i][step]);
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
