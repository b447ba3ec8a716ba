package io.driftglass.prepare.fill;

import io.driftglass.job.Progress;
import io.driftglass.prepare.column.Gap;
import io.driftglass.series.Frame;
import java.util.List;

/// Puts values where a channel has none; what it cannot know it leaves missing.
@FunctionalInterface
public interface Filler {
  /// @param frame as it is, its gaps still open
  /// @param target a copy of the channel's column, to be written at the gaps' rows alone
  void fill(Frame frame, int channel, double[] target, List<Gap> gaps, Progress progress);

  /// Writes the same value into every gap; none where it is NaN.
  static Filler level(double value) {
    return (frame, channel, target, gaps, progress) -> {
      for (var gap : gaps) java.util.Arrays.fill(target, gap.from(), gap.until(), value);
    };
  }
}
