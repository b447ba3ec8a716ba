package io.driftglass.ui.data.analysis;

import io.driftglass.series.Clock;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Lengths of time that people count in.
final class Periods {
  private static final double MINUTE = 60;
  private static final double HOUR = 60 * MINUTE;
  private static final double DAY = 24 * HOUR;
  private static final double[] SECONDS = {
    1e-3,
    1e-2,
    .1,
    1,
    2,
    5,
    10,
    30,
    MINUTE,
    2 * MINUTE,
    5 * MINUTE,
    10 * MINUTE,
    30 * MINUTE,
    HOUR,
    2 * HOUR,
    6 * HOUR,
    12 * HOUR,
    DAY,
    2 * DAY,
    7 * DAY,
    14 * DAY,
    30 * DAY,
    90 * DAY,
    365 * DAY
  };
  private static final int POWERS = 9;

  private Periods() {}

  /// Rising, in ticks of a clock.
  static DoubleStream of(Clock clock) {
    if (clock instanceof Clock.Index) {
      return IntStream.range(0, POWERS)
          .boxed()
          .flatMapToDouble(power -> DoubleStream.of(1, 2, 5).map(m -> m * Math.pow(10, power)));
    }
    return DoubleStream.of(SECONDS).map(seconds -> seconds * clock.ticksPerSecond());
  }
}
