package io.driftglass.detect.method;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.OperatingPoints;
import io.driftglass.detect.statistic.Prominence;
import io.driftglass.detect.statistic.RangeScale;
import io.driftglass.detect.statistic.Stillness;
import io.driftglass.detect.statistic.UnitRoot;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Predicts every channel one row ahead from its own last rows by ridge regression (Hoerl and
/// Kennard 1970) and scores how far the smoothed error lies from its usual size.
///
/// Three more things are strange: a channel that has fallen still ([Stillness]), one whose level
/// and swing are unlike all it was seen at ([OperatingPoints]), and an error that stands out of
/// those of late ([Prominence]).
///
/// The usual size is taken from blocks the weights were not fitted on. Inputs are left out unless
/// asked for: commands that are rare in training get wild weights.
public final class RidgeAr implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "ridge-ar",
          "Ridge autoregression",
          "Hoerl, Kennard 1970, Technometrics; error smoothing as Hundman et al. 2018, KDD",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Whole("lags", 50, 1, 500, "past rows of a channel that predict its next"),
              new Setting.Real("ridge", 1e-4, 1e-9, 100, "penalty on the weights, a row"),
              new Setting.Choice(
                  "beside",
                  "none",
                  List.of("none", "targets", "inputs", "all"),
                  "other channels that may help to predict"),
              new Setting.Real("span", 20, 1, 1000, "rows over which errors are smoothed"),
              new Setting.Real(
                  "slow-span", 150, 1, 10_000, "the longest of three spans they are smoothed over"),
              new Setting.Real(
                  "still",
                  2.8,
                  1,
                  1000,
                  "an event too where a channel moves so many times less than ever in training; 1"
                      + " is never"),
              new Setting.Real(
                  "prominence",
                  2.5,
                  0,
                  1000,
                  "an event too where the error stands out so many times as far as it did of late;"
                      + " 0 is never"),
              new Setting.Real(
                  "unlike",
                  .23,
                  0,
                  1000,
                  "an event too where level and swing lie so many half ranges farther from all"
                      + " there were than is usual; 0 is never"),
              new Setting.Real("level", 4, .5, 1000, "usual errors from which an event begins"),
              new Setting.Real(
                  "leave", .3, .01, 1, "fraction of the level below which an event ends"),
              new Setting.Whole("join", 100, 0, 100_000, "events at most so many rows apart join")),
          RidgeAr::new);

  private static final int LEAST_ROWS = 30;

  /// Ten rows a lag: a short history gets a short memory.
  private static final int ROWS_A_LAG = 10;

  /// With more rows than a lag needs the weights alone tell how a channel wanders, of several
  /// channels with so many times more: one that is misjudged makes the score of all.
  private static final int FEW_TIMES = 2;

  private final Settings settings;

  private RidgeAr(Settings settings) {
    this.settings = settings;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    return learn(train, progress).fitted();
  }

  ScoredFit<RidgeArFitted> learn(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var columns = watched.columns(train);
    if (train.rows() < LEAST_ROWS) {
      throw new InsufficientData(
          "ridge-ar needs %d rows, the data has %d.".formatted(LEAST_ROWS, train.rows()),
          "Give more rows to learn from.");
    }
    int lags = Math.min(settings.whole("lags"), train.rows() / ROWS_A_LAG);
    var scale = RangeScale.fit(columns);
    var filled =
        IntStream.range(0, columns.length)
            .mapToObj(c -> scale.filled(c, columns[c]))
            .toArray(double[][]::new);
    var design = new ArDesign(watched, Gaps.of(train), lags, settings.choice("beside"));
    int targets = watched.targets().size();
    int few = ROWS_A_LAG * settings.whole("lags") * (targets == 1 ? 1 : FEW_TIMES);
    var wanders =
        train.rows() <= few
            ? UnitRoot.among(watched.targetColumns(train), design.gaps().before(train))
            : new boolean[targets];
    var learnt = new ArChannel.Learnt[targets];
    for (int k = 0; k < targets; k++) {
      progress.step(k, targets, "learning " + watched.targetNames().get(k));
      int c = watched.targets().get(k);
      learnt[k] =
          ArChannel.fit(
              design,
              k,
              filled,
              judged(design, train, columns[c]),
              wanders[k],
              settings.real("ridge"),
              spans(settings),
              settings.real("unlike") > 0);
    }
    return RidgeArFitted.of(design, scale, List.of(learnt), settings);
  }

  /// A short, a middle and a long span.
  static double[] spans(Settings settings) {
    double fast = settings.real("span");
    double slow = Math.max(fast, settings.real("slow-span"));
    return new double[] {fast, Math.sqrt(fast * slow), slow};
  }

  /// The values whose lags lie before them without a gap; NaN elsewhere.
  private static double[] judged(ArDesign design, Frame train, double[] column) {
    var judged = column.clone();
    for (int row = 0; row < judged.length; row++) {
      if (!design.gaps().before(train, row)) continue;
      Arrays.fill(judged, row, Math.min(judged.length, row + design.lags()), Double.NaN);
    }
    return judged;
  }

  @Override
  public RidgeArFitted read(InputStream in) throws IOException {
    return RidgeArFitted.read(new ParameterReader(in), settings);
  }
}
