package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.statistic.DistanceModel;
import io.driftglass.detect.statistic.Ewma;
import io.driftglass.job.Progress;
import io.driftglass.neural.WindowNetwork;
import io.driftglass.series.Spread;
import java.util.Arrays;

/// What a network does not give back of the windows it was trained on and of those it never saw, so
/// that what is usual can be told. Of a long history the newest windows of either kind suffice.
///
/// @param squares mean square of all misses of a window, smoothed
/// @param newest [channel][window], misses of the newest row, smoothed
/// @param learnt how many windows it was trained on, the first ones
/// @param unseen index of the first window it never saw
@SuppressWarnings("ArrayRecordComponent")
record ReconstructionErrors(double[] squares, double[][] newest, int learnt, int unseen) {
  private static final int MOST = 32_768;
  private static final double HIGH = .99;

  /// A mean square below it is rounding.
  private static final double LEAST_SQUARE = 1e-6;

  /// A smoothed miss, in standard deviations of its channel, below which none counts.
  private static final double LEAST_MISS = .01;

  private static final int SAID = 1024;

  /// @param windows of all rows, in the order of time
  /// @param learnt how many of them the network was trained on, the first ones
  /// @param unseen index of the first that it never saw
  static ReconstructionErrors of(
      WindowNetwork<?> network,
      StackedWindows windows,
      int learnt,
      int unseen,
      Smoothing smoothing,
      Progress progress) {
    int all = windows.count();
    int first = Math.max(0, learnt - MOST);
    int rest = Math.max(learnt, all - MOST);
    int channels = windows.channels();
    int count = learnt - first + all - rest;
    var squares = new double[count];
    var newest = new double[channels][count];
    var square = new double[channels];
    var miss = new double[channels];
    var mean = Ewma.ofSpan(smoothing.spanRows());
    for (int i = 0; i < count; i++) {
      if (i % SAID == 0) progress.step(i, count, "looking at what is not given back");
      int window = i < learnt - first ? first + i : rest + i - (learnt - first);
      ReconstructionModel.misses(network, windows.get(window), square, miss);
      squares[i] = mean.next(Arrays.stream(square).sum() / channels);
      for (int c = 0; c < channels; c++) newest[c][i] = miss[c];
    }
    return new ReconstructionErrors(
        squares,
        DistanceModel.smoothed(newest, smoothing.rate()),
        learnt - first,
        learnt - first + Math.max(0, unseen - rest));
  }

  /// How the misses are smoothed.
  ///
  /// @param spanRows of the mean of their squares
  /// @param rate weight of the newest row in the mean of those of the newest row
  record Smoothing(int spanRows, double rate) {
    /// Rows after which the mean has forgotten its first value.
    int warmUp() {
      return (int) Math.ceil(1.5 / rate);
    }
  }

  /// The mean square that few windows reach: between what the network shows of the windows it was
  /// trained on, and of those it never saw.
  double usual() {
    double inside = high(0, learnt);
    double outside = unseen < squares.length ? high(unseen, squares.length) : inside;
    return Math.sqrt(Math.max(LEAST_SQUARE, inside) * Math.max(LEAST_SQUARE, outside));
  }

  private double high(int from, int until) {
    return Spread.quantile(Spread.sorted(Arrays.copyOfRange(squares, from, until)), HIGH);
  }

  /// @param first window learnt from
  /// @param shrink part of the correlations that is not believed
  DistanceModel.Learnt distance(int first, double shrink, Progress progress) {
    return DistanceModel.allowingForDrift(newest, first, shrink, LEAST_MISS, progress);
  }
}
