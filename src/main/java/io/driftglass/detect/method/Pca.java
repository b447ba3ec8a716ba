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
import io.driftglass.detect.statistic.Gaps;
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

/// Watches many channels together: how far a row lies inside the plane of usual variation
/// (Hotelling T2), how far beside it (Q, squared prediction error; Jackson and Mudholkar 1979), and
/// how badly the last three rows predict it (vector autoregression). Each is measured by its own
/// usual size; their sum is smoothed.
///
/// This is done from the level of training and from one that follows slow change, and the geometric
/// mean taken: a machine that has settled elsewhere does not stay strange for ever.
public final class Pca implements Detector {
  static final Method<Detector> METHOD =
      new Method<>(
          "pca",
          "Principal components and vector autoregression",
          "Jackson, Mudholkar 1979, Technometrics",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Real(
                  "variance", .9, .1, .999, "part of the variation that counts as usual"),
              new Setting.Real(
                  "rate", .3, .01, 1, "weight of the newest row in the smoothed score"),
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
          settings -> Steadied.asOne(new Pca(settings)));

  private static final int LEAST_ROWS = 40;
  private static final int BLOCKS = 4;

  /// The newest rows that tell the middle score.
  private static final int MOST_USUAL = 32_768;

  private final Settings settings;

  /// With the usual settings, as it is: a channel that wanders stays where it lies.
  static Pca plain() {
    return new Pca(Settings.defaults(METHOD.settings()));
  }

  private Pca(Settings settings) {
    this.settings = settings;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    return learn(train, progress).fitted();
  }

  ScoredFit<Fitted> learn(Frame train, Progress progress) {
    var watched = Watched.of(train);
    int rows = train.rows();
    if (rows < LEAST_ROWS) {
      throw new InsufficientData(
          "pca needs %d rows, the data has %d.".formatted(LEAST_ROWS, rows),
          "Give more rows to learn from.");
    }
    var columns = watched.targetColumns(train);
    var gaps = Gaps.of(train);
    var reference = new double[rows];
    progress.step(0, BLOCKS + 1, "adding rows up");
    var learning = new PcaLearning(train, gaps, columns, settings.real("variance"), BLOCKS);
    for (int block = 0; block < BLOCKS; block++) {
      progress.step(block, BLOCKS + 1, "learning without block " + (block + 1));
      int from = learning.start(block);
      int until = learning.start(block + 1);
      var scores = learning.scores(scorer(learning.without(block), settings, 0), from, until);
      System.arraycopy(scores, 0, reference, from, until - from);
    }
    progress.step(BLOCKS, BLOCKS + 1, "learning from all rows");
    var model = learning.all();
    int newest = Math.max(0, rows - MOST_USUAL);
    var usual = Spread.sorted(learning.scores(scorer(model, settings, 0), newest, rows));
    double middle = usual.length == 0 ? 0 : Spread.median(usual);
    return new ScoredFit<>(
        new Fitted(watched, model, Reference.of(reference), middle, settings), reference);
  }

  private static PcaScorer scorer(PcaModel model, Settings settings, double usual) {
    return new PcaScorer(model, settings.real("rate"), settings.whole("follow"), usual);
  }

  @Override
  public Fitted read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    return new Fitted(Watched.read(from), PcaModel.read(from), from.reals(), from.real(), settings);
  }

  static final class Fitted extends RowByRow {
    private final Watched watched;
    private final PcaModel model;
    private final double[] reference;

    /// The middle score of the rows it learnt from.
    private final double usual;

    private final Settings settings;
    private final Decision decision;

    Fitted(Watched watched, PcaModel model, double[] reference, double usual, Settings settings) {
      this.watched = watched;
      this.model = model;
      this.reference = reference;
      this.usual = usual;
      this.settings = settings;
      decision = Deciding.above(Deciding.by(settings), reference, usual);
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
      var scorer = scorer(model, settings, usual);
      int[] targets = watched.targets().stream().mapToInt(t -> t).toArray();
      var judged = new double[targets.length];
      return (tick, row, parts) -> {
        for (int k = 0; k < targets.length; k++) judged[k] = row[targets[k]];
        return scorer.next(tick, judged, parts);
      };
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
    public String unportable() {
      return "Its vector autoregression is one of three parts of a score that all earlier rows go"
          + " into, and no window holds those.";
    }

    @Override
    public void write(OutputStream out) throws IOException {
      var to = new ParameterWriter(out);
      watched.write(to);
      model.write(to);
      to.reals(reference).real(usual);
    }
  }
}
