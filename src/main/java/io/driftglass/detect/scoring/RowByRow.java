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
    var total = new double[rows];
    var byChannel = new double[targets][rows];
    var expected = new double[predicts() ? targets : 0][rows];
    var spread = new double[expected.length][rows];
    var parts = new RowScorer.Parts(targets);
    var row = new double[columns.length];
    for (int t = 0; t < rows; t++) {
      if (t % STEP_ROWS == 0) progress.step(t, rows, "scoring rows");
      for (int c = 0; c < row.length; c++) row[c] = columns[c][t];
      total[t] = scorer.next(frame.tick(t), row, parts);
      boolean silent = Double.isNaN(total[t]);
      for (int k = 0; k < targets; k++) {
        byChannel[k][t] = silent ? Double.NaN : parts.byChannel[k];
        if (expected.length == 0) continue;
        expected[k][t] = parts.expected[k];
        spread[k][t] = parts.spread[k];
      }
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
