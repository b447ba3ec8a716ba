package io.driftglass.prepare.clean;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Frames made from frames.
final class Frames {
  private Frames() {}

  /// The same columns under other descriptions, their marks kept.
  static Frame with(Frame frame, List<Channel> channels) {
    var columns = new double[channels.size()][];
    var marks = new ArrayList<BitSet>();
    for (int c = 0; c < columns.length; c++) {
      columns[c] = frame.column(c);
      marks.add(frame.filled(c));
    }
    return Frame.of(frame.clock(), frame.ticks(), channels, columns).withFilled(marks);
  }
}
