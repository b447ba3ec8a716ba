package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Reference;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import io.driftglass.detect.statistic.UsualScore;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// A detector that looks at the last rows of all target channels at once: a row's score is that of
/// the window it ends. Windows never reach over a gap in time.
public final class WindowDetector<M extends WindowModel> implements Detector {
  /// The reference needs no more rows than tell a quantile well.
  private static final int MOST_REFERENCE = 20_000;

  private final WindowLearner<M> learner;

  public WindowDetector(WindowLearner<M> learner) {
    this.learner = learner;
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var watched = Watched.of(train);
    var all = Training.of(train, watched);
    progress.report(0, "learning from " + train.rows() + " rows");
    var scale = StandardScale.fit(all.columns(), 0, 0);
    var stacked = StackedWindows.of(all, scale, learner.windowRows(all.channels()));
    var fitted = learn(learner, watched, all, scale, stacked, progress.part(0, .3));
    var reference = outOfBlock(fitted, all, stacked, train, progress.part(.3, 1));
    var usual = UsualScore.fit(reference);
    return fitted.with(usual, Reference.of(usual.of(reference)));
  }

  /// The scale is that of all rows: a block hardly moves it.
  private double[] outOfBlock(
      FittedWindows<M> fitted,
      Training all,
      StackedWindows stacked,
      Frame train,
      Progress progress) {
    int blocks = ChannelLearner.USUAL_BLOCKS;
    int scored = Math.min(train.rows(), MOST_REFERENCE) / blocks;
    var reference = new double[scored * blocks];
    for (int block = 0; block < blocks; block++) {
      progress.step(block, blocks, "learning without block " + (block + 1));
      int from = (int) ((long) train.rows() * block / blocks);
      int until = (int) ((long) train.rows() * (block + 1) / blocks);
      var without = all.without(from, until);
      var windows = stacked.of(without);
      var fewer = learner.among(windows.count(), stacked.count());
      var other = learn(fewer, fitted.watched, without, fitted.scale, windows, Progress.NONE);
      System.arraycopy(
          other.tail(train, until - scored, until), 0, reference, block * scored, scored);
    }
    return reference;
  }

  private FittedWindows<M> learn(
      WindowLearner<M> learner,
      Watched watched,
      Training train,
      StandardScale scale,
      StackedWindows windows,
      Progress progress) {
    int length = windows.size() / windows.channels();
    windows.atLeast(learner.leastWindows(), learner.id(), train.rows());
    progress.step(0, 1, "learning");
    return new FittedWindows<>(
        watched,
        train.gaps(),
        scale,
        length,
        learner.fit(windows, progress),
        UsualScore.RAW,
        new double[0],
        learner.decision(),
        learner.smoothRows());
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var from = new ParameterReader(in);
    return new FittedWindows<>(
        Watched.read(from),
        Gaps.read(from),
        StandardScale.read(from),
        from.count(),
        learner.read(from),
        UsualScore.read(from),
        from.reals(),
        learner.decision(),
        learner.smoothRows());
  }

  /// A learnt model with all that turns rows into its windows.
  private static final class FittedWindows<M extends WindowModel> extends RowByRow {
    private final Watched watched;
    private final Gaps gaps;
    private final StandardScale scale;
    private final int length;
    private final M model;
    private final UsualScore usual;
    private final double[] reference;
    private final Decision decision;
    private final int smoothRows;

    FittedWindows(
        Watched watched,
        Gaps gaps,
        StandardScale scale,
        int length,
        M model,
        UsualScore usual,
        double[] reference,
        Decision decision,
        int smoothRows) {
      this.watched = watched;
      this.gaps = gaps;
      this.scale = scale;
      this.length = length;
      this.model = model;
      this.usual = usual;
      this.reference = reference;
      this.decision = Deciding.above(decision, reference);
      this.smoothRows = smoothRows;
    }

    FittedWindows<M> with(UsualScore other, double[] scores) {
      return new FittedWindows<>(
          watched, gaps, scale, length, model, other, scores, decision, smoothRows);
    }

    /// Scores of some rows, warmed up on those before where there are any.
    double[] tail(Frame frame, int from, int until) {
      int start = Math.max(0, from - length - 4 * smoothRows);
      var total = score(frame.slice(start, until), Progress.NONE).total();
      var tail = new double[until - from];
      System.arraycopy(total, from - start, tail, 0, tail.length);
      return tail;
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
      return new WindowScorer(watched, gaps, scale, length, model, usual, smoothRows);
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
      gaps.write(to);
      scale.write(to);
      to.whole(length);
      model.write(to);
      usual.write(to);
      to.reals(reference);
    }
  }
}
