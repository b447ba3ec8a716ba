package io.driftglass.detect.scoring;

import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.Scores;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.Arrays;

/// A fitted detector whose batch scores are its live scores: one [RowScorer] serves both, so they
/// are equal to the last bit.
public abstract class RowByRow implements FittedDetector {
  private static final int STEP_ROWS = 4096;

  protected abstract Watched watched();

  /// A scorer as it stands right after the fit.
  protected abstract RowScorer start();

  /// Whether the parts carry an expected value.
  protected abstract boolean predicts();

  @Override
  public final Scores score(Frame frame, Progress progress) {
    return score(start(), frame, progress);
  }

  public final Scores score(RowScorer scorer, Frame frame, Progress progress) {
    var columns = watched().columns(frame);
    int rows = frame.rows();
    int targets = watched().targets().size();
    int predicted = predicts() ? targets : 0;
    var total = new double[rows];
    var byChannel = new double[targets][rows];
    var expected = new double[predicted][rows];
    var spread = new double[predicted][rows];
    var parts = new RowScorer.Parts(targets);
    var row = new double[columns.length];
    var in = new RowTile(columns.length);
    var part = new RowTile(targets);
    var middle = new RowTile(predicted);
    var width = new RowTile(predicted);
    for (int from = 0; from < rows; from += RowTile.ROWS) {
      if (from % STEP_ROWS == 0) progress.step(from, rows, "scoring rows");
      int count = Math.min(RowTile.ROWS, rows - from);
      in.take(columns, from, count);
      for (int i = 0; i < count; i++) {
        in.get(i, row);
        total[from + i] = scorer.next(frame.tick(from + i), row, parts);
        if (Double.isNaN(total[from + i])) part.fill(i, Double.NaN);
        else part.set(i, parts.byChannel);
        middle.set(i, parts.expected);
        width.set(i, parts.spread);
      }
      part.give(byChannel, from, count);
      middle.give(expected, from, count);
      width.give(spread, from, count);
    }
    return new Scores(watched().targetNames(), total, byChannel, expected, spread);
  }

  @Override
  public final LiveScorer live(Frame warmUp) {
    var scorer = start();
    var parts = new RowScorer.Parts(watched().targets().size());
    if (warmUp.rows() > 0) {
      var columns = watched().columns(warmUp);
      for (int t = 0; t < warmUp.rows(); t++) {
        int at = t;
        scorer.next(
            warmUp.tick(t), Arrays.stream(columns).mapToDouble(c -> c[at]).toArray(), parts);
      }
    }
    return (tick, row) -> scorer.next(tick, row, parts);
  }
}
