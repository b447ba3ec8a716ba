package io.driftglass.ui.train;

import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;

/// The rows that are to be split, as the split is drawn over them.
///
/// @param values of the first watched channel, oldest first; NaN where missing
@SuppressWarnings("ArrayRecordComponent")
record Preview(Clock clock, long[] ticks, double[] values, String channel) {
  static Preview of(Frame frame) {
    for (int c = 0; c < frame.channels().size(); c++) {
      var channel = frame.channel(c);
      if (channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER) {
        return new Preview(frame.clock(), frame.ticks(), frame.column(c), channel.name());
      }
    }
    return new Preview(frame.clock(), frame.ticks(), new double[0], "");
  }

  int rows() {
    return ticks.length;
  }
}
