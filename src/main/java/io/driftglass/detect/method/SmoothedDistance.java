package io.driftglass.detect.method;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.scoring.RowByRow;
import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.scoring.Steadied;
import io.driftglass.detect.scoring.Watched;
import io.driftglass.detect.statistic.Recovery;
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
import java.util.Arrays;
import java.util.List;

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
          List.of(
              new Setting.Real("rate", .07, .005, 1, "weight of the newest row in the mean"),
              new Setting.Real(
                  "shrink", .5, .01, 1, "part of the correlations that is not believed"),
              new Setting.Real("level", 5, .5, 1000, "usual distances from which an event begins"),
              new Setting.Real(
                  "leave", .6, .01, 1, "fraction of the level below which an event ends"),
              new Setting.Real(
                  "recovery",
                  .1,
                  0,
                  1,
                  "fraction of an event's peak below which the process counts as recovering; 0"
                      + " never"),
              new Setting.Whole(
                  "forget", 400, 1, 1_000_000, "rows in which a peak is forgotten to half")),
          settings -> Steadied.asOne(new SmoothedDistance(settings)));

  private static final int LEAST_ROWS = 40;
  private static final int BLOCKS = 4;
  private static final double HIGH = .99;

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
    double shrink = settings.real("shrink");
    var smooth = DistanceModel.smoothed(watched.targetColumns(train), rate);
    int first = Math.min(rows / 4, (int) Math.ceil(1.5 / rate));
    var whole = DistanceModel.fit(smooth, first, 0, 0, shrink);
    double inside = Spread.quantile(Spread.sorted(whole.distances(smooth, first, rows)), HIGH);
    var apart = new double[rows - first];
    for (int block = 0; block < BLOCKS; block++) {
      progress.step(block, BLOCKS, "learning without block " + (block + 1));
      int from = first + (int) ((long) (rows - first) * block / BLOCKS);
      int until = first + (int) ((long) (rows - first) * (block + 1) / BLOCKS);
      var without = DistanceModel.fit(smooth, first, from, until, shrink);
      System.arraycopy(
          without.distances(smooth, from, until), 0, apart, from - first, until - from);
    }
    double outside = Spread.quantile(Spread.sorted(apart), HIGH);
    double unit = Math.sqrt(Math.max(1, inside) * Math.max(1, outside));
    var model = whole.inUnits(unit);
    var reference = Arrays.stream(apart).map(d -> d / unit).toArray();
    return new Fitted(watched, model, Reference.of(reference), settings);
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
      var recovery =
          new Recovery(settings.real("level"), settings.real("recovery"), settings.whole("forget"));
      var scorer = new DistanceScorer(model, settings.real("rate"), recovery);
      int[] targets = watched.targets().stream().mapToInt(t -> t).toArray();
      return (tick, row, parts) ->
          scorer.next(Arrays.stream(targets).mapToDouble(t -> row[t]).toArray(), parts.byChannel);
    }

    @Override
    public double[] reference() {
      return reference;
    }

    @Override
    public Decision decision() {
      return new Decision(
          new Threshold.Fixed(settings.real("level")), settings.real("leave"), 0, 1);
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
