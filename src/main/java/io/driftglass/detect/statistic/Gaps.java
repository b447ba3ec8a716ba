package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
import java.io.IOException;

/// Tells where rows are missing altogether, so that what lies before is not taken for the row
/// before. Where such steps are common the rows simply come unevenly, and none is a gap.
///
/// @param longestTicks the longest step that is none
public record Gaps(long longestTicks) {
  private static final int STEPS = 5;
  private static final double RARE = .01;

  public static Gaps of(Frame frame) {
    long longest = Math.multiplyExact(STEPS, Math.min(frame.interval(), Long.MAX_VALUE / STEPS));
    int wide = 0;
    for (int row = 1; row < frame.rows(); row++) {
      if (frame.tick(row) - frame.tick(row - 1) > longest) wide++;
    }
    return new Gaps(wide > RARE * frame.rows() ? Long.MAX_VALUE : longest);
  }

  public boolean between(long tick, long next) {
    return next - tick > longestTicks;
  }

  /// Whether a gap lies right before the row.
  public boolean before(Frame frame, int row) {
    return row > 0 && between(frame.tick(row - 1), frame.tick(row));
  }

  /// Whether a gap lies right before each row.
  public boolean[] before(Frame frame) {
    var before = new boolean[frame.rows()];
    for (int row = 0; row < before.length; row++) before[row] = before(frame, row);
    return before;
  }

  public void write(ParameterWriter out) throws IOException {
    out.whole(longestTicks);
  }

  public static Gaps read(ParameterReader in) throws IOException {
    return new Gaps(in.whole());
  }
}
