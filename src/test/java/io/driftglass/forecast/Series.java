package io.driftglass.forecast;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Small made-up histories.
public final class Series {
  private Series() {}

  public static Frame steps(double... values) {
    return steps(List.of(Channel.target("value")), values);
  }

  public static Frame steps(List<Channel> channels, double[]... columns) {
    var ticks = LongStream.rangeClosed(1, columns[0].length).toArray();
    return Frame.of(new Clock.Index("step"), ticks, channels, columns);
  }

  /// A level of 10, a cycle of 12 rows, a little noise; all positive.
  public static double[] cycle(int rows) {
    var random = new Random(5);
    return IntStream.range(0, rows)
        .mapToDouble(r -> 10 + 3 * Math.sin(r * Math.PI / 6) + .2 * random.nextGaussian())
        .toArray();
  }
}
