package io.driftglass.metric;

import io.driftglass.metric.Segments.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The volume under the surface that precision-recall and ROC curves span when the labels get
/// softer edges, from none to `window` rows (Paparrizos et al. 2022, VLDB; 250 thresholds, as in
/// TSB-AD).
///
/// @param vusPr under the precision-recall surface
/// @param vusRoc under the ROC surface
public record VolumeMetrics(Measure vusPr, Measure vusRoc) {
  public static final int WINDOW = 100;
  private static final int THRESHOLDS = 250;

  /// @param truth one a row
  /// @param scores one a row, high is strange; a missing score is taken as the lowest
  /// @param window rows of the widest edge, 0 or more
  public static VolumeMetrics of(boolean[] truth, double[] scores, int window) {
    Segments.requireSameRows(truth.length, scores.length);
    var reason = RankMetrics.notComputable(truth, scores);
    if (!reason.isEmpty()) {
      return new VolumeMetrics(Measure.because(reason), Measure.because(reason));
    }
    var surface = new Surface(truth, RankMetrics.filled(scores));
    double pr = 0;
    double roc = 0;
    for (int width = 0; width <= window; width++) {
      var areas = surface.areas(width);
      pr += areas.pr;
      roc += areas.roc;
    }
    return new VolumeMetrics(
        Measure.of(pr / (window + 1), truth.length), Measure.of(roc / (window + 1), truth.length));
  }

  private record Areas(double pr, double roc) {}

  private static final class Surface {
    private final boolean[] truth;
    private final List<Segment> segments;
    private final double labelled;

    /// How many rows each threshold takes, highest threshold first.
    private final double[] taken = new double[THRESHOLDS];

    /// The first threshold that takes the row.
    private final int[] level;

    Surface(boolean[] truth, double[] scores) {
      this.truth = truth;
      segments = Segments.of(truth);
      labelled = segments.stream().mapToInt(Segment::rows).sum();
      int rows = scores.length;
      var ascending = scores.clone();
      Arrays.sort(ascending);
      var thresholds = new double[THRESHOLDS];
      double step = (rows - 1) / (THRESHOLDS - 1.0);
      for (int k = 0; k < THRESHOLDS; k++) {
        int at = k == THRESHOLDS - 1 ? rows - 1 : (int) (k * step);
        thresholds[k] = ascending[rows - 1 - at];
        taken[k] = rows - lower(ascending, thresholds[k]);
      }
      level = new int[rows];
      for (int row = 0; row < rows; row++) level[row] = firstAtMost(thresholds, scores[row]);
    }

    private static int lower(double[] ascending, double value) {
      int low = 0;
      int high = ascending.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (ascending[middle] < value) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    private static int firstAtMost(double[] descending, double score) {
      int low = 0;
      int high = descending.length;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (descending[middle] > score) low = middle + 1;
        else high = middle;
      }
      return low;
    }

    Areas areas(int width) {
      var soft = soft(width);
      var hits = new double[THRESHOLDS];
      var edges = new double[THRESHOLDS];
      for (int row = 0; row < soft.length; row++) {
        if (soft[row] == 0) continue;
        hits[level[row]] += soft[row];
        if (!truth[row]) edges[level[row]] += soft[row];
      }
      var found = found(width / 2);
      double tp = 0;
      double edge = 0;
      double pr = 0;
      double roc = 0;
      double recallBefore = 0;
      double fallOutBefore = 0;
      for (int k = 0; k < THRESHOLDS; k++) {
        tp += hits[k];
        edge += edges[k];
        double positives = labelled + edge / 2;
        double recall = Math.min(tp / positives, 1) * found[k];
        double fallOut = (taken[k] - tp) / (truth.length - positives);
        pr += (recall - recallBefore) * tp / taken[k];
        roc += (fallOut - fallOutBefore) * (recall + recallBefore) / 2;
        recallBefore = recall;
        fallOutBefore = fallOut;
      }
      return new Areas(pr, roc + (1 - fallOutBefore) * (1 + recallBefore) / 2);
    }

    /// The labels with edges that fall off over half the width on either side.
    private double[] soft(int width) {
      int rows = truth.length;
      var soft = new double[rows];
      for (int row = 0; row < rows; row++) soft[row] = truth[row] ? 1 : 0;
      for (var segment : segments) {
        int last = segment.until() - 1;
        for (int row = last + 1; row < Math.min(last + width / 2 + 1, rows); row++) {
          soft[row] += Math.sqrt(1 - (double) (row - last) / width);
        }
        for (int row = Math.max(segment.from() - width / 2, 0); row < segment.from(); row++) {
          soft[row] += Math.sqrt(1 - (double) (segment.from() - row) / width);
        }
      }
      for (int row = 0; row < rows; row++) soft[row] = Math.min(1, soft[row]);
      return soft;
    }

    /// The share of widened stretches that a threshold touches.
    private double[] found(int half) {
      var widened = new ArrayList<Segment>();
      for (var segment : segments) {
        int from = Math.max(segment.from() - half, 0);
        int until = Math.min(segment.until() + half, truth.length);
        boolean joins = !widened.isEmpty() && from < widened.getLast().until();
        if (joins) from = widened.removeLast().from();
        widened.add(new Segment(from, until));
      }
      var found = new double[THRESHOLDS];
      for (var segment : widened) {
        int first = THRESHOLDS;
        for (int row = segment.from(); row < segment.until(); row++) {
          first = Math.min(first, level[row]);
        }
        for (int k = first; k < THRESHOLDS; k++) found[k] += 1.0 / widened.size();
      }
      return found;
    }
  }
}
