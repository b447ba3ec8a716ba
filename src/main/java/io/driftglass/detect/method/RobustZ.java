package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.Deciding;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// How many robust standard deviations a value lies from the median of its channel (Iglewicz and
/// Hoaglin 1993); a row's score is that of its strangest channel, 0..100.
///
/// A channel that was constant scores 0 while it stays so and 100 where it does not.
public final class RobustZ implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "robust-z",
          "Robust z-score",
          "Iglewicz, Hoaglin 1993, How to Detect and Handle Outliers",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "level",
                  3.5,
                  .5,
                  50,
                  "robust standard deviations from which a row is strange; more where normal rows"
                      + " reach it too often"),
              new Setting.Real(
                  "leave", .7, .01, 1, "fraction of the level below which an event ends"),
              new Setting.Whole("join", 3, 0, 100_000, "events at most so many rows apart join")),
          settings -> new Steadied(new RobustZ(settings)));

  private static final double MOST = 100;
  private static final int LEAST_ROWS = 10;

  private final Decision decision;
  private final double level;

  private RobustZ(Settings settings) {
    level = settings.real("level");
    decision =
        new Decision(new Threshold.Fixed(level), settings.real("leave"), settings.whole("join"), 1);
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var columns = watched.targetColumns(train);
    var centre = new double[columns.length];
    var sigma = new double[columns.length];
    int most = 0;
    for (int c = 0; c < columns.length; c++) {
      progress.step(c, columns.length, "learning " + watched.targetNames().get(c));
      var sorted = Spread.sorted(columns[c]);
      most = Math.max(most, sorted.length);
      centre[c] = sorted.length == 0 ? Double.NaN : Spread.median(sorted);
      sigma[c] = sorted.length == 0 ? 0 : Spread.robustSigma(sorted);
    }
    if (most < LEAST_ROWS) {
      throw new InsufficientData(
          "robust-z needs %d measured rows, the data has %d.".formatted(LEAST_ROWS, most),
          "Give more rows to learn from.");
    }
    var unreferenced = new Fitted(watched, centre, sigma, level, decision, new double[0]);
    var reference = Reference.of(unreferenced.score(train, progress).total());
    return new Fitted(watched, centre, sigma, level, decision, reference);
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    return new Fitted(
        Watched.read(from), from.reals(), from.reals(), level, decision, from.reals());
  }

  private static final class Fitted extends RowByRow {
    private final Watched watched;
    private final double[] centre;
    private final double[] sigma;
    private final double level;
    private final Decision decision;
    private final double[] reference;

    Fitted(
        Watched watched,
        double[] centre,
        double[] sigma,
        double level,
        Decision decision,
        double[] reference) {
      this.watched = watched;
      this.centre = centre;
      this.sigma = sigma;
      this.level = level;
      this.decision = Deciding.seldom(decision, reference);
      this.reference = reference;
    }

    @Override
    protected Watched watched() {
      return watched;
    }

    @Override
    protected boolean predicts() {
      return true;
    }

    @Override
    protected RowScorer start() {
      return (tick, row, parts) -> {
        double highest = Double.NaN;
        for (int k = 0; k < centre.length; k++) {
          double z = z(k, row[watched.targets().get(k)]);
          parts.byChannel[k] = Double.isNaN(z) ? 0 : z;
          parts.expected[k] = centre[k];
          parts.spread[k] = level * sigma[k];
          if (!(z <= highest)) highest = Double.isNaN(z) ? highest : z;
        }
        return highest;
      };
    }

    private double z(int k, double value) {
      if (Double.isNaN(value) || Double.isNaN(centre[k])) return Double.NaN;
      double away = Math.abs(value - centre[k]);
      return away == 0 ? 0 : Math.min(MOST, away / sigma[k]);
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return decision;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      var to = new ParameterWriter(out);
      watched.write(to);
      to.reals(centre).reals(sigma).reals(reference);
    }
  }
}
