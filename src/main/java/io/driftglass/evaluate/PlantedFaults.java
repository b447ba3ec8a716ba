package io.driftglass.evaluate;

import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/// Faults planted in rows that are taken as normal, so that detectors can be compared where nobody
/// has said what is strange: a level shift, a wider noise, a stuck value, a spike and a drift, in
/// turn, each in one channel drawn at random. It tells how well faults of these kinds are found,
/// not the faults a machine will have.
///
/// @param frame the rows with the faults
/// @param truth which rows have one
@SuppressWarnings("ArrayRecordComponent")
record PlantedFaults(Frame frame, boolean[] truth) {
  private static final int KINDS = 5;
  private static final int FAULTS = 10;

  /// Few rows get fewer faults rather than none.
  private static final int LEAST_PART = 8;

  private static final double SIZE = 3;

  /// @param channels indexes of those that may break
  static PlantedFaults in(Frame normal, int[] channels, long seed) {
    var random = new Random(seed);
    int rows = normal.rows();
    var columns =
        IntStream.range(0, normal.channels().size())
            .mapToObj(c -> normal.column(c).clone())
            .toArray(double[][]::new);
    var truth = new boolean[rows];
    int part = Math.max(rows / FAULTS, LEAST_PART);
    int length = Math.clamp(part / 4, 1, 100);
    for (int fault = 0; fault < Math.min(FAULTS, rows / part); fault++) {
      int from = fault * part + part / 4 + random.nextInt(Math.max(1, part / 2 - length / 2));
      int until = Math.min(rows, fault % KINDS == 3 ? from + 1 : from + length);
      var column = columns[channels[random.nextInt(channels.length)]];
      damage(column, from, until, fault % KINDS, spread(column), random);
      Arrays.fill(truth, from, until, true);
    }
    return new PlantedFaults(
        Frame.of(normal.clock(), normal.ticks(), normal.channels(), columns), truth);
  }

  private static void damage(
      double[] column, int from, int until, int kind, double spread, Random random) {
    double size = SIZE * spread * (random.nextBoolean() ? 1 : -1);
    double held = column[from];
    for (int row = from; row < until; row++) {
      column[row] =
          switch (kind) {
            case 0 -> column[row] + size;
            case 1 -> column[row] + size * random.nextGaussian();
            case 2 -> held;
            case 3 -> column[row] + 3 * size;
            default -> column[row] + 2 * size * (row - from) / (until - from);
          };
    }
  }

  private static double spread(double[] column) {
    var moments = Moments.of(column, 0, column.length);
    return moments.deviation() > 0 ? moments.deviation() : Math.max(1e-9, Math.abs(moments.mean()));
  }
}
