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
    for (int row = half; row < until - half; row++) {
      double distance = values[row] - trend(values, row, season);
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

  private static double trend(double[] values, int row, int season) {
    int half = season / 2;
    double sum = 0;
    for (int near = row - half; near <= row + half; near++) sum += values[near];
    if (season % 2 == 0) sum -= (values[row - half] + values[row + half]) / 2;
    return sum / season;
  }
}
