package io.driftglass.forecast.network;

import io.driftglass.forecast.FittedExpert;
import io.driftglass.job.Progress;
import io.driftglass.neural.Adam;
import io.driftglass.neural.Draws;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Trains a [PinballNetwork] on what an expert misses on the rows it has learnt from. The last
/// fifth of them decides which round is kept. The same seed gives the same parameters.
record PinballTraining(PinballNetwork network, int seed) {
  private static final int ORIGINS = 256;
  private static final int STEPS = 16;
  private static final int ROUNDS = 40;
  private static final int BATCH = 64;
  private static final double RATE = .01;
  private static final double VALIDATION = .2;
  private static final double LEAST_USUAL = 1e-4;

  /// @param miss in spreads
  @SuppressWarnings("ArrayRecordComponent")
  private record Miss(double[] x, double miss) {}

  float[] run(
      FittedExpert expert,
      Surroundings around,
      double[] values,
      int horizonRows,
      Progress progress) {
    var misses = misses(expert, around, values, horizonRows, progress);
    double size = misses.stream().mapToDouble(one -> Math.abs(one.miss)).average().orElse(0);
    var parameters = network.untrained(Math.max(LEAST_USUAL, 2 * size), seed);
    int split = (int) ((1 - VALIDATION) * misses.size());
    if (split < BATCH) return parameters;
    var judged = misses.subList(split, misses.size());
    var best = parameters.clone();
    double least = judge(parameters, judged);
    var adam = new Adam(parameters.length, RATE);
    var random = new Draws(seed);
    for (int round = 0; round < ROUNDS; round++) {
      progress.step(round, ROUNDS, "learning how far off it may be");
      float share = (float) (.5 * (1 + Math.cos(Math.PI * round / ROUNDS)));
      for (int from = 0; from < split; from += BATCH) {
        var gradient = new double[parameters.length];
        for (int i = 0; i < BATCH; i++) {
          var one = misses.get(random.nextInt(split));
          network.learn(parameters, one.x, one.miss, gradient);
        }
        adam.step(parameters, narrow(gradient), 1f / BATCH, share);
      }
      double now = judge(parameters, judged);
      if (now < least) {
        least = now;
        best = parameters.clone();
      }
    }
    return best;
  }

  private double judge(float[] parameters, List<Miss> judged) {
    return judged.stream()
        .mapToDouble(one -> network.loss(parameters, one.x, one.miss))
        .average()
        .orElseThrow();
  }

  /// Origin after origin, of long horizons every so many rows ahead.
  private static List<Miss> misses(
      FittedExpert expert,
      Surroundings around,
      double[] values,
      int horizonRows,
      Progress progress) {
    int first = Math.max(2, expert.rowsBack());
    int last = values.length - 1;
    int origins = Math.clamp(last - first + 1, 0, ORIGINS);
    int stride = Math.ceilDiv(horizonRows, STEPS);
    var misses = new ArrayList<Miss>();
    for (int i = 0; i < origins; i++) {
      progress.check();
      int origin = first + (int) ((long) i * (last - first) / Math.max(1, origins - 1));
      int rows = Math.min(horizonRows, values.length - origin);
      var point = Arrays.copyOf(expert.next(values, origin, rows), rows);
      var x = around.of(values, origin, point);
      for (int step = i % stride; step < rows; step += stride) {
        double miss = (values[origin + step] - point[step]) / around.spread();
        misses.add(new Miss(x[step], Surroundings.rounded(miss)));
      }
    }
    return misses;
  }

  private static float[] narrow(double[] values) {
    var narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) narrow[i] = (float) values[i];
    return narrow;
  }
}
