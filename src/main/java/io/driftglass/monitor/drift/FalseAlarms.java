package io.driftglass.monitor.drift;

import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;

/// How often a check calls unchanged data moved: simulations in which reference and current rows
/// come from one process.
///
/// @param process what was simulated
/// @param alarms simulations with at least one channel called moved
/// @param pValues simulations in which the p value of the first channel alone was under the level
public record FalseAlarms(String process, int simulations, int alarms, int pValues) {
  /// @param memory of an AR(1), 0 for white noise
  /// @param daily amplitude of a daily wave of 24 rows, in standard deviations of the noise
  private record Simulated(String name, double memory, double daily) {}

  private static final List<Simulated> PROCESSES =
      List.of(
          new Simulated("white-noise", 0, 0),
          new Simulated("ar1-0.5", .5, 0),
          new Simulated("ar1-0.9", .9, 0),
          new Simulated("daily-wave-ar1-0.5", .5, 2));

  /// @param rows on each side
  public static List<FalseAlarms> measure(
      int simulations, int rows, int channels, long seed, Progress progress) {
    return PROCESSES.stream()
        .map(process -> of(process, simulations, rows, channels, seed, progress))
        .toList();
  }

  public double rate() {
    return (double) alarms / simulations;
  }

  /// The largest true rate that could have given as few alarms once in twenty tries (Clopper and
  /// Pearson 1934).
  public double upperBound() {
    if (alarms == simulations) return 1;
    return new BetaDistribution(alarms + 1.0, simulations - alarms)
        .inverseCumulativeProbability(.95);
  }

  private static FalseAlarms of(
      Simulated process, int simulations, int rows, int channels, long seed, Progress progress) {
    int alarms = 0;
    int small = 0;
    for (int simulation = 0; simulation < simulations; simulation++) {
      progress.step(simulation, simulations, process.name());
      var random = new Random(seed + simulation);
      var columns = new double[channels][];
      for (int c = 0; c < channels; c++) columns[c] = column(process, 2 * rows, random);
      var frame = frame(columns);
      var check =
          DriftCheck.of(
              frame.slice(0, rows), frame.slice(rows, 2 * rows), seed + simulation, Progress.NONE);
      if (check.drift()) alarms++;
      if (check.channels().getFirst().p().value() < DriftCheck.FALSE_ALARMS) small++;
    }
    return new FalseAlarms(process.name(), simulations, alarms, small);
  }

  private static double[] column(Simulated process, int rows, Random random) {
    var column = new double[rows];
    double state = random.nextGaussian() / Math.sqrt(1 - process.memory() * process.memory());
    for (int row = 0; row < rows; row++) {
      state = process.memory() * state + random.nextGaussian();
      column[row] = state + process.daily() * Math.sin(row * Math.PI / 12);
    }
    return column;
  }

  private static Frame frame(double[][] columns) {
    var channels =
        IntStream.range(0, columns.length).mapToObj(c -> Channel.target("c" + c)).toList();
    var ticks = new long[columns[0].length];
    Arrays.setAll(ticks, row -> row * 3_600_000_000L);
    return Frame.of(new Clock.Wall(), ticks, channels, columns);
  }
}
