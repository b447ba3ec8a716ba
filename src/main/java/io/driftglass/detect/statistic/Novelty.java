package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.IOException;

/// How unlike every earlier stretch the newest stretch of a channel is: the distance to the nearest
/// one, over what that distance usually is (as a left discord: Lu et al. 2022, KDD, but with
/// stretches that fade instead of ending, so that a row costs one step a stretch).
///
/// Stretches are compared value by value, newest with newest; squared differences fade over a short
/// and a long span. Only so many past rows are remembered.
public final class Novelty {
  private static final double[] SPANS = {12, 48};
  private static final double USUAL_SPAN = 10_000;
  private static final double MOST = 15;

  /// Differences are held here, so that their squares stay finite.
  private static final double FAR = 1e150;

  private final int rows;

  /// The last rows twice, so that they always lie in one piece.
  private final double[] twice;

  /// One a span, then one a past row, the oldest first.
  private final double[][] distance;

  private final Ewma[] usual = new Ewma[SPANS.length];
  private long seen;

  /// @param rows past rows to remember, more than 100
  public Novelty(int rows) {
    this.rows = rows;
    twice = new double[2 * rows];
    distance = new double[SPANS.length][rows];
    for (int i = 0; i < usual.length; i++) usual[i] = Ewma.ofSpan(USUAL_SPAN);
  }

  /// @param value finite
  /// @param leastSquare the square of a distance that counts as none
  /// @return how many times farther than usual the nearest stretch is, less one; 0 where it is as
  ///   near as usual or there is none to compare with
  public double next(double value, double leastSquare) {
    double sum = 0;
    for (int i = 0; i < SPANS.length; i++) {
      double nearest = nearest(i, value);
      double before = usual[i].mean();
      usual[i].next(nearest);
      if (Double.isNaN(before) || nearest == 0) continue;
      double times = Math.min(MOST, Math.sqrt(nearest / (before + leastSquare)));
      sum += Math.max(0, times - 1);
    }
    int at = (int) (seen++ % rows);
    twice[at] = value;
    twice[at + rows] = value;
    return sum / SPANS.length;
  }

  /// The smallest faded squared difference from stretches at least a span ago that a span of rows
  /// were compared with; 0 where there is none.
  private double nearest(int i, double value) {
    int span = (int) SPANS[i];
    int there = (int) Math.min(seen, rows);
    int from = rows - there;
    int until = rows - span + 1;
    update(distance[i], 2 / (SPANS[i] + 1), value, from, until);
    int compared = (int) Math.max(from, from + span - (seen - there));
    double nearest = Double.POSITIVE_INFINITY;
    for (int j = compared; j < until; j++) nearest = Math.min(nearest, distance[i][j]);
    return nearest == Double.POSITIVE_INFINITY ? 0 : nearest;
  }

  private void update(double[] faded, double rate, double value, int from, int until) {
    int first = (int) (seen % rows);
    for (int j = from; j < until; j++) {
      double away = Math.min(FAR, Math.abs(value - twice[first + j]));
      faded[j] += rate * (away * away - faded[j]);
    }
  }

  public void write(ParameterWriter out) throws IOException {
    out.whole(seen).reals(twice).rows(distance);
    for (var mean : usual) out.reals(mean.state());
  }

  public void restore(ParameterReader in) throws IOException {
    seen = in.whole();
    System.arraycopy(in.reals(), 0, twice, 0, twice.length);
    var stored = in.rows();
    for (int i = 0; i < distance.length; i++) {
      System.arraycopy(stored[i], 0, distance[i], 0, rows);
    }
    for (var mean : usual) mean.restored(in.reals());
  }
}
