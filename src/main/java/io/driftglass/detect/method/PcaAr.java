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
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.neural.portable.Portable;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/// Watches many channels in two ways at once: all together by [Pca], each by its own past by
/// [RidgeAr]. Each score is measured by the level from which its own events would begin; the root
/// of their squares is the score, so that what either finds strange is strange, and what both do is
/// stranger (combination of detectors after Aggarwal and Sathe 2015, SIGKDD Explorations).
public final class PcaAr implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "pca-ar",
          "Principal components beside autoregression",
          "Aggarwal, Sathe 2015, SIGKDD Explorations",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "quantile", .99, .5, .99999, "part of normal rows that lie below the level"),
              new Setting.Real(
                  "leave", .5, .01, 1, "fraction of the level below which an event ends"),
              new Setting.Whole(
                  "follow",
                  5000,
                  0,
                  100_000_000,
                  "rows in which the usual level follows a lasting change; 0 never"),
              new Setting.Whole("join", 100, 0, 100_000, "events at most so many rows apart join")),
          settings -> Steadied.asOne(new PcaAr(settings)));

  private static final double LEAST_UNIT = 1e-6;

  private final Settings settings;
  private final Pca together = Pca.plain();

  /// Levels and swings are seen in all channels together, so that stillness is left to tell more.
  private final RidgeAr own = (RidgeAr) RidgeAr.METHOD.with(Map.of("unlike", "0", "still", "1.8"));

  private PcaAr(Settings settings) {
    this.settings = settings;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var first = together.learn(train, progress.part(0, .7));
    var second = own.learn(train, progress.part(.7, 1));
    var units = new double[] {unit(first.fitted()), unit(second.fitted())};
    var reference = new double[train.rows()];
    for (int t = 0; t < reference.length; t++) {
      reference[t] = joined(first.scores()[t] / units[0], second.scores()[t] / units[1]);
    }
    return new Fitted(
        first.fitted(), second.fitted(), units, Reference.of(reference), Deciding.by(settings));
  }

  /// The level from which the member's own events would begin, the higher one where normal rows
  /// reach a fixed one too often.
  private double unit(FittedDetector member) {
    var reference = member.reference();
    double fixed =
        member.decision().threshold() instanceof Threshold.Fixed(double level) ? level : 0;
    if (reference.length == 0) return Math.max(1, fixed);
    var following = new Threshold.Following(settings.real("quantile"), 0);
    return Math.max(Math.max(LEAST_UNIT, fixed), Thresholds.level(following, reference));
  }

  /// @return NaN where both are, else of those that are there
  private static double joined(double first, double second) {
    if (Double.isNaN(first)) return second;
    return Double.isNaN(second) ? first : Math.hypot(first, second);
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var first = together.read(in);
    var second = own.read(in);
    var from = new ParameterReader(in);
    return new Fitted(first, second, from.reals(), from.reals(), Deciding.by(settings));
  }

  private static final class Fitted extends RowByRow {
    private final Pca.Fitted first;
    private final RidgeArFitted second;
    private final double[] units;
    private final double[] reference;
    private final Decision decision;

    Fitted(
        Pca.Fitted first,
        RidgeArFitted second,
        double[] units,
        double[] reference,
        Decision decision) {
      this.first = first;
      this.second = second;
      this.units = units;
      this.reference = reference;
      this.decision = Deciding.above(decision, reference);
    }

    @Override
    protected Watched watched() {
      return second.watched();
    }

    @Override
    protected boolean predicts() {
      return true;
    }

    @Override
    protected RowScorer start() {
      return new Scorer(first.start(), second.start(), units, watched().targets().size());
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return decision;
    }

    /// What is expected of every channel by its own past.
    @Override
    public List<Portable> portable() {
      return second.portable();
    }

    @Override
    public void write(OutputStream out) throws IOException {
      first.write(out);
      second.write(out);
      new ParameterWriter(out).reals(units).reals(reference);
    }
  }

  /// Scores a row by both and shares the score out among the channels as they do, the stronger of
  /// them counting for more. What is expected of a channel is what its own past says.
  private static final class Scorer implements RowScorer {
    private final RowScorer first;
    private final RowScorer second;
    private final double[] units;
    private final Parts of;

    Scorer(RowScorer first, RowScorer second, double[] units, int channels) {
      this.first = first;
      this.second = second;
      this.units = units;
      of = new Parts(channels);
    }

    @Override
    public double next(long tick, double[] row, Parts parts) {
      double a = first.next(tick, row, of) / units[0];
      double b = second.next(tick, row, parts) / units[1];
      double score = joined(a, b);
      if (score > 0) {
        share(of.byChannel, weight(a, score));
        share(parts.byChannel, weight(b, score));
        for (int c = 0; c < of.byChannel.length; c++) parts.byChannel[c] += of.byChannel[c];
      }
      return score;
    }

    private static double weight(double part, double score) {
      return part > 0 ? part * (part / score) : 0;
    }

    /// Makes the parts add up to `whole`, or to nothing where there are none.
    private static void share(double[] parts, double whole) {
      double sum = 0;
      for (double part : parts) sum += part;
      for (int c = 0; c < parts.length; c++) {
        parts[c] = sum > 0 && whole > 0 ? parts[c] / sum * whole : 0;
      }
    }
  }
}
