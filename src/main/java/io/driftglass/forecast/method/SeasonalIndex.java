package io.driftglass.forecast.method;

/// How far each phase of the cycle lies above the trend: distances from the centred moving average,
/// younger cycles counting more, shrunk towards 0 as far as they look like chance.
final class SeasonalIndex {
  private static final double WEIGHT_OF_THE_CYCLE_BEFORE = .8;

  private SeasonalIndex() {}

  /// @return one a phase (row modulo `season`), of mean 0; zeros where two cycles are not there
  static double[] of(double[] values, int until, int season) {
    var index = new double[season];
    if (season < 2 || until < 2 * season) return index;
    var weights = new double[season];
    var counts = new double[season];
    var sums = new double[season];
    var squares = new double[season];
    int half = season / 2;
    double near = 0;
    for (int row = half; row < until - half; row++) {
      near =
          row % season == half % season
              ? sum(values, row - half, row + half)
              : near + values[row + half] - values[row - half - 1];
      double distance = values[row] - trend(near, values, row, season);
      int phase = row % season;
      int age = (until - 1 - row) / season;
      double weight = Math.pow(WEIGHT_OF_THE_CYCLE_BEFORE, age);
      index[phase] += weight * distance;
      weights[phase] += weight;
      counts[phase]++;
      sums[phase] += distance;
      squares[phase] += distance * distance;
    }
    double mean = 0;
    double chance = 0;
    for (int phase = 0; phase < season; phase++) {
      index[phase] /= weights[phase];
      mean += index[phase] / season;
      double middle = sums[phase] / counts[phase];
      double variance = Math.max(0, squares[phase] / counts[phase] - middle * middle);
      chance += variance / Math.max(1, counts[phase] - 1) / season;
    }
    double spread = 0;
    for (double value : index) spread += (value - mean) * (value - mean) / season;
    double kept = spread > 0 ? Math.max(0, (spread - chance) / spread) : 0;
    for (int phase = 0; phase < season; phase++) index[phase] = kept * (index[phase] - mean);
    return index;
  }

  /// The centred moving average.
  ///
  /// @param near the sum of the values no more than half a cycle away; carried from row to row, and
  ///   taken anew once a cycle, so that no rounding piles up
  private static double trend(double near, double[] values, int row, int season) {
    int half = season / 2;
    double ends = season % 2 == 0 ? (values[row - half] + values[row + half]) / 2 : 0;
    return (near - ends) / season;
  }

  private static double sum(double[] values, int from, int last) {
    double sum = 0;
    for (int row = from; row <= last; row++) sum += values[row];
    return sum;
  }
}
