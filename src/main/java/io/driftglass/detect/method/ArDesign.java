package io.driftglass.detect.method;

import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Gaps;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /// The channels it looks at, the target first.
  int[] seen(int target) {
    var own = IntStream.of(watched.targets().get(target));
    return Stream.of(own, IntStream.of(targetsBeside(target)), IntStream.of(inputsBeside()))
        .flatMapToInt(c -> c)
        .toArray();
  }

  /// Rows it looks at; inputs are seen in the row that is predicted too.
  int steps() {
    return lags + (inputsBeside().length > 0 ? 1 : 0);
  }

  /// Its weights as those of a window.
  ///
  /// @return [#steps] rows of a weight for every one of [#seen]
  double[] overWindow(int target, double[] weights) {
    int channels = seen(target).length;
    int inputs = inputsBeside().length;
    var over = new double[steps() * channels];
    for (int lag = 0; lag < lags; lag++) over[lag * channels] = weights[lag];
    for (int c = 1; c < channels; c++) {
      int row = c < channels - inputs ? lags - 1 : lags;
      over[row * channels + c] = weights[lags + c - 1];
    }
    return over;
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
