package io.driftglass.detect.statistic;

/// Raises a score that stands out of the scores before it: where a thousand rows were far calmer
/// than training had promised, less is strange. Never lowers one.
///
/// A score `times` as far above the mean of late as the highest of late counts as `level`. The
/// newest rows are left out of both, so that an event is not compared with its own beginning.
public final class Prominence {
  private static final double SPAN = 1000;
  private static final double HALF_LIFE_ROWS = 4000;
  private static final int LAG = 50;
  private static final int LEAST_ROWS = 1000;

  /// Scores below it are never raised, those above at most by what lifts it to the level.
  private static final double LEAST = 1.5;

  /// The highest of late counts as no nearer to the mean than this.
  private static final double LEAST_REACH = .3;

  private static final double FADE = Math.pow(.5, 1 / HALF_LIFE_ROWS);

  private final double level;
  private final double times;
  private final Ewma mean = Ewma.ofSpan(SPAN);
  private final double[] newest = new double[LAG];
  private double reach;
  private int rows;

  /// @param level the score from which an event begins
  public Prominence(double level, double times) {
    this.level = level;
    this.times = times;
  }

  /// @param score in usual spreads above the usual; NaN is given back and changes nothing
  public double next(double score) {
    if (Double.isNaN(score)) return score;
    if (rows >= LAG) remember(newest[rows % LAG]);
    newest[rows % LAG] = score;
    rows++;
    if (rows <= LEAST_ROWS || score < LEAST) return score;
    double away = (score - mean.mean()) / (times * Math.max(LEAST_REACH, reach));
    return Math.max(score, level * Math.min(away, score / LEAST));
  }

  /// The reach is how far the highest of late lay above the mean.
  private void remember(double score) {
    reach = Math.max(FADE * reach, score - mean.next(score));
  }
}
