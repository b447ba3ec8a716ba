package io.driftglass.detect.method;

import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Gaps;
import java.util.stream.IntStream;

/// What predicts a channel's next row: its own last rows, oldest first, then the last row of other
/// targets, the present row of inputs, and a constant.
///
/// @param lags own rows, at least 1
/// @param beside `none`, `targets`, `inputs` or `all`
record ArDesign(Watched watched, Gaps gaps, int lags, String beside) {
  int size(int target) {
    return lags + targetsBeside(target).length + inputsBeside().length + 1;
  }

  int[] targetsBeside(int target) {
    if (!beside.equals("targets") && !beside.equals("all")) return new int[0];
    int own = watched.targets().get(target);
    return watched.targets().stream().mapToInt(c -> c).filter(c -> c != own).toArray();
  }

  int[] inputsBeside() {
    if (!beside.equals("inputs") && !beside.equals("all")) return new int[0];
    return IntStream.range(0, watched.size()).filter(c -> !watched.targets().contains(c)).toArray();
  }

  /// Everything after the own lags.
  ///
  /// @param before the row before, one scaled value a watched channel
  /// @param now the present row
  void beside(int target, double[] before, double[] now, double[] into) {
    int at = lags;
    for (int c : targetsBeside(target)) into[at++] = before[c];
    for (int c : inputsBeside()) into[at++] = now[c];
    into[at] = 1;
  }
}
