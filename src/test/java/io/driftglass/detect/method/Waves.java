package io.driftglass.detect.method;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Small series of known content.
public final class Waves {
  private Waves() {}

  /// One row a step; channels a, b, c, ...
  public static Frame frame(double[]... columns) {
    List<Channel> channels = new ArrayList<>();
    for (int c = 0; c < columns.length; c++) {
      channels.add(Channel.target(String.valueOf((char) ('a' + c))));
    }
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, columns[0].length).toArray(),
        channels,
        columns);
  }

  /// A sine of 40 rows with noise of a tenth.
  public static double[] sine(int rows, long seed) {
    var random = new Random(seed);
    return IntStream.range(0, rows)
        .mapToDouble(t -> Math.sin(t * Math.PI / 20) + .1 * random.nextGaussian())
        .toArray();
  }

  public static double[] noise(int rows, long seed) {
    return new Random(seed).doubles(rows).map(u -> Math.sqrt(12) * (u - .5)).toArray();
  }

  public static double[] constant(int rows, double value) {
    var values = new double[rows];
    Arrays.fill(values, value);
    return values;
  }

  /// The row of the highest value that is not NaN; the first of equal ones.
  public static int highest(double[] values) {
    int at = -1;
    for (int t = 0; t < values.length; t++) {
      if (!Double.isNaN(values[t]) && (at < 0 || values[t] > values[at])) at = t;
    }
    return at;
  }
}
