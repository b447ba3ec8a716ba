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
import io.driftglass.detect.statistic.DistanceModel;
import io.driftglass.detect.statistic.DistanceScorer;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Stream;

/// The squared distance of all channels together from where they usually lie, after slow smoothing,
/// in a covariance drawn towards independence (Mahalanobis 1936; shrinkage after Ledoit and Wolf
/// 2004). Meant for short histories of a process that wanders: little is learnt, and the unit of
/// the score lies between what the training rows show of themselves and what blocks of them show of
/// the others, so that a drift seen in training is no event.
public final class SmoothedDistance implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "smoothed-distance",
          "Smoothed distance that allows for drift",
          "Ledoit, Wolf 2004, Journal of Multivariate Analysis",
          Method.Cost.INSTANT,
          Stream.concat(
                  Stream.of(
                      new Setting.Real(
                          "rate", .07, .005, 1, "weight of the newest row in the mean"),
                      new Setting.Real(
                          "shrink", .5, .01, 1, "part of the correlations that is not believed")),
                  Deciding.recovering(5).stream())
              .toList(),
          settings -> Steadied.asOne(new SmoothedDistance(settings)));

  private static final int LEAST_ROWS = 40;

  private final Settings settings;

  private SmoothedDistance(Settings settings) {
    this.settings = settings;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    int rows = train.rows();
    if (rows < LEAST_ROWS) {
      throw new InsufficientData(
          "smoothed-distance needs %d rows, the data has %d.".formatted(LEAST_ROWS, rows),
          "Give more rows to learn from.");
    }
    double rate = settings.real("rate");
    var smooth = DistanceModel.smoothed(watched.targetColumns(train), rate);
    int first = Math.min(rows / 4, (int) Math.ceil(1.5 / rate));
    var learnt =
        DistanceModel.allowingForDrift(smooth, first, settings.real("shrink"), 0, progress);
    return new Fitted(watched, learnt.model(), Reference.of(learnt.apart()), settings);
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    return new Fitted(Watched.read(from), DistanceModel.read(from), from.reals(), settings);
  }

  private static final class Fitted extends RowByRow {
    private final Watched watched;
    private final DistanceModel model;
    private final double[] reference;
    private final Settings settings;

    Fitted(Watched watched, DistanceModel model, double[] reference, Settings settings) {
      this.watched = watched;
      this.model = model;
      this.reference = reference;
      this.settings = settings;
    }

    @Override
    protected Watched watched() {
      return watched;
    }

    @Override
    protected boolean predicts() {
      return false;
    }

    @Override
    protected RowScorer start() {
      var recovery = Deciding.recovery(settings, settings.real("level"));
      var scorer = new DistanceScorer(model, settings.real("rate"));
      int[] targets = watched.targets().stream().mapToInt(t -> t).toArray();
      return (tick, row, parts) -> {
        var values = Arrays.stream(targets).mapToDouble(t -> row[t]).toArray();
        return recovery.next(scorer.next(values, parts.byChannel));
      };
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return Deciding.fixed(settings, settings.real("level"));
    }

    @Override
    public void write(OutputStream out) throws IOException {
      var to = new ParameterWriter(out);
      watched.write(to);
      model.write(to);
      to.reals(reference);
    }
  }
}
