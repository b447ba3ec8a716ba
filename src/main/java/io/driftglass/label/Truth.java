package io.driftglass.label;

import io.driftglass.detect.threshold.Alarms;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// What is known of the rows of a frame: from the file's label column, and from what people said,
/// who have the last word.
public final class Truth {
  private Truth() {}

  /// Whether anything at all is known of these rows.
  public static boolean known(Frame frame, List<Label> labels) {
    return !labels.isEmpty() || !frame.of(Role.LABEL).channels().isEmpty();
  }

  /// One a row: whether it is an anomaly.
  public static boolean[] of(Frame frame, List<Label> labels) {
    var truth = new boolean[frame.rows()];
    var column = frame.of(Role.LABEL);
    if (!column.channels().isEmpty()) {
      for (int row = 0; row < truth.length; row++) truth[row] = column.column(0)[row] == 1;
    }
    for (var label : labels) {
      mark(truth, frame, label.interval(), label.verdict() == Verdict.ANOMALY);
    }
    return truth;
  }

  /// The highest score of every stretch of anomalies; 0 where it has none.
  ///
  /// @param truth one a row
  /// @param scores one a row, NaN where there is none
  public static double[] peaks(boolean[] truth, double[] scores) {
    var peaks = new ArrayList<Double>();
    for (int row = 0; row < truth.length; row++) {
      if (!truth[row]) continue;
      if (row == 0 || !truth[row - 1]) peaks.add(0.0);
      if (scores[row] > peaks.getLast()) peaks.set(peaks.size() - 1, scores[row]);
    }
    return peaks.stream().mapToDouble(peak -> peak).toArray();
  }

  /// The rows people have confirmed as anomalies.
  public static boolean[] confirmed(Frame frame, List<Label> labels) {
    return within(frame, confirmed(labels));
  }

  /// The stretches people have confirmed as anomalies, in the order of time; those that overlap or
  /// touch are one.
  public static List<Interval> confirmed(List<Label> labels) {
    var merged = new ArrayList<Interval>();
    labels.stream()
        .filter(label -> label.verdict() == Verdict.ANOMALY)
        .map(Label::interval)
        .sorted(Comparator.comparingLong(Interval::from))
        .forEach(
            next -> {
              if (merged.isEmpty() || merged.getLast().until() < next.from()) {
                merged.add(next);
              } else {
                var last = merged.removeLast();
                merged.add(new Interval(last.from(), Math.max(last.until(), next.until())));
              }
            });
    return List.copyOf(merged);
  }

  /// One a row: whether it lies in one of the stretches.
  public static boolean[] within(Frame frame, List<Interval> stretches) {
    var inside = new boolean[frame.rows()];
    for (var stretch : stretches) mark(inside, frame, stretch, true);
    return inside;
  }

  private static void mark(boolean[] rows, Frame frame, Interval stretch, boolean strange) {
    for (int row = frame.rowAt(stretch.from()); row < rows.length; row++) {
      if (frame.tick(row) >= stretch.until()) return;
      rows[row] = strange;
    }
  }

  /// The frame with the confirmed rows unmeasured, so that nothing is learnt from them.
  public static Frame withoutConfirmed(Frame frame, boolean[] confirmed) {
    boolean any = false;
    for (boolean row : confirmed) any |= row;
    if (!any) return frame;
    var columns = new double[frame.channels().size()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = frame.column(c).clone();
      for (int row = 0; row < frame.rows(); row++) if (confirmed[row]) columns[c][row] = Double.NaN;
    }
    var filled = IntStream.range(0, columns.length).mapToObj(frame::filled).toList();
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns).withFilled(filled);
  }

  /// Alarms of a threshold whose error history leaves confirmed anomalies out: they raise no later
  /// level, and are still alarms themselves where they reach it.
  public static Alarms alarms(
      Threshold threshold, Frame frame, double[] scores, double[] reference, boolean[] confirmed) {
    var history = scores.clone();
    for (int row = 0; row < history.length; row++) if (confirmed[row]) history[row] = Double.NaN;
    var alarms = Thresholds.alarms(threshold, frame, history, reference);
    var over = Arrays.copyOf(alarms.over(), scores.length);
    for (int row = 0; row < over.length; row++) {
      if (confirmed[row]) over[row] = scores[row] >= alarms.level()[row];
    }
    return new Alarms(alarms.level(), over);
  }
}
