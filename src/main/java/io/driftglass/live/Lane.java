package io.driftglass.live;

import io.driftglass.detect.LiveDecision;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.threshold.RowLevel;
import io.driftglass.series.Frame;

/// One model as it scores a feed row by row. One thread.
final class Lane {
  private final LiveModel model;
  private final LiveScorer scorer;
  private final LiveDecision decision;
  private final RowLevel levels;
  private double score = Double.NaN;
  private double level;
  private boolean strange;

  /// @param first stamps of the feed's first rows, for their interval
  /// @param before rows that came already, oldest first; may be empty
  Lane(LiveModel model, Frame first, Frame before) {
    this.model = model;
    this.scorer = model.scorer(before);
    this.decision = new LiveDecision(model.fitted().decision());
    this.levels = model.levels(first);
  }

  void next(long tick, double[] row) {
    score = scorer.next(tick, row);
    level = levels.next(score);
    strange = decision.next(score, level, score >= level);
  }

  String name() {
    return model.name();
  }

  /// Of the last row, NaN while warming up.
  double score() {
    return score;
  }

  /// From which on a score is strange.
  double level() {
    return level;
  }

  boolean strange() {
    return strange;
  }
}
