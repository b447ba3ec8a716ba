package io.driftglass.detect.method;

import io.driftglass.detect.statistic.IncrementChange;
import io.driftglass.detect.statistic.RunningQuantile;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// How strange it is how a channel moves: its [IncrementChange] over what that seldom passes in
/// this channel.
final class MovementNovelty {
  /// A channel moves as it usually does up to this: independent steps stay far below it.
  private static final double LEAST = .5;

  /// How many times as otherwise as usual a channel moves counts from here on.
  private static final double CALM = .75;

  private static final double WEIGHT = 1.5;

  /// Measured rows before its own history begins.
  private static final int HISTORY_ROWS = 100;

  /// Measured rows, and days of them, before it counts: until then an hour of the day that moves in
  /// its own way is new.
  private static final int ROWS = 300;

  private static final int DAYS = 3;

  private final IncrementChange increments;
  private final RunningQuantile usual = new RunningQuantile(.98, 7);
  private final int silent;
  private long seen;

  /// @param dayRows rows of a day, 0 where there are no days
  /// @param pastRows rows remembered, with which the newest are compared
  MovementNovelty(int dayRows, int pastRows) {
    increments = new IncrementChange(pastRows);
    silent = Math.max(ROWS, DAYS * dayRows);
  }

  /// @return 0 is as usual, about 1 is strange; 0 until there is a history
  double next(double value) {
    double moved = increments.next(value);
    if (++seen <= HISTORY_ROWS) return 0;
    double times = moved / Math.max(LEAST, usual.value());
    usual.add(moved);
    return seen <= silent ? 0 : WEIGHT * Math.max(0, times - CALM);
  }

  void write(ParameterWriter out) throws IOException {
    out.whole(seen).reals(usual.state());
    increments.write(out);
  }

  void restore(ParameterReader in) throws IOException {
    seen = in.whole();
    usual.restore(in.reals());
    increments.restore(in);
  }
}
