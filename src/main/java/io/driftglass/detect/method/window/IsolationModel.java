package io.driftglass.detect.method.window;

import io.driftglass.detect.scoring.StackedWindows;
import io.driftglass.detect.scoring.WindowModel;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.prepare.column.CutForest;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;

/// A forest of random cuts over windows (Liu, Ting, Zhou 2008).
final class IsolationModel implements WindowModel {
  /// The strangest tenth of windows is told channel by channel, for that is dear.
  private static final double EXPLAINED = .9;

  private static final double MOST = .999;

  private final int channels;
  private final CutForest forest;

  /// Scores from here on are told channel by channel.
  private final double explainedFrom;

  private IsolationModel(int channels, CutForest forest, double explainedFrom) {
    this.channels = channels;
    this.forest = forest;
    this.explainedFrom = explainedFrom;
  }

  static IsolationModel grow(
      StackedWindows windows, int trees, int sample, long seed, Progress progress) {
    var forest = CutForest.grow(windows::get, windows.count(), trees, sample, seed, progress);
    var some = windows.thinned(1000);
    var scores = new double[some.count()];
    for (int i = 0; i < scores.length; i++) scores[i] = strangeness(forest, some.get(i));
    double explainedFrom = Spread.quantile(Spread.sorted(scores), EXPLAINED);
    return new IsolationModel(windows.channels(), forest, explainedFrom);
  }

  /// The paper's score lies between 0 and 1, where what is far out lies hardly farther than what is
  /// near, and no level could tell the one from the other; its odds have no end.
  private static double strangeness(CutForest forest, double[] window) {
    double score = Math.min(MOST, forest.strangeness(window));
    return score / (1 - score);
  }

  @Override
  public double score(double[] window, double[] parts) {
    double score = strangeness(forest, window);
    if (score < explainedFrom) Arrays.fill(parts, score / channels);
    else forest.explain(window, parts);
    return score;
  }

  @Override
  public void write(ParameterWriter out) throws IOException {
    out.whole(channels).real(forest.usualPath()).real(explainedFrom).reals(forest.cut());
    for (var whole : new int[][] {forest.roots(), forest.value(), forest.below(), forest.rows()}) {
      out.reals(Arrays.stream(whole).asDoubleStream().toArray());
    }
  }

  static IsolationModel read(ParameterReader in) throws IOException {
    int channels = in.count();
    double usualPath = in.real();
    double explainedFrom = in.real();
    var cut = in.reals();
    var roots = wholes(in);
    var value = wholes(in);
    var below = wholes(in);
    var forest = new CutForest(roots, value, cut, below, wholes(in), usualPath);
    return new IsolationModel(channels, forest, explainedFrom);
  }

  private static int[] wholes(ParameterReader in) throws IOException {
    return Arrays.stream(in.reals()).mapToInt(v -> (int) v).toArray();
  }
}
