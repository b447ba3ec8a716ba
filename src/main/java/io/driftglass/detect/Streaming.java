package io.driftglass.detect;

import io.driftglass.detect.threshold.Alarms;
import io.driftglass.detect.threshold.DynamicThreshold;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.Optional;

/// Scores a frame as if its rows came one by one: every score and decision rests on rows up to its
/// own alone.
public final class Streaming {
  private static final double WARM_UP_SHARE = .15;
  private static final int MOST_WARM_UP_ROWS = 750;

  private Streaming() {}

  /// @param scores NaN in the rows learnt on
  /// @param alarms the level of every row; never over in the rows learnt on
  /// @param strange what was decided at every row
  /// @param reference scores of normal rows; those of the stream itself where none were learnt on
  /// @param warmUpRows the first rows, learnt on and not scored
  @SuppressWarnings("ArrayRecordComponent")
  public record Streamed(
      Scores scores,
      Alarms alarms,
      boolean[] strange,
      FittedDetector fitted,
      double[] reference,
      int warmUpRows) {}

  /// Rows a detector learns on before it scores: 15 %, at most 750; none where it learns as it
  /// goes.
  public static int warmUpRows(Detector detector, int rows) {
    return detector.learnsOnline() ? 0 : (int) Math.min(MOST_WARM_UP_ROWS, WARM_UP_SHARE * rows);
  }

  /// @param threshold in place of the detector's own
  public static Streamed score(
      Detector given, Frame frame, Optional<Threshold> threshold, Progress progress) {
    return score(given, frame, Overrides.at(threshold), progress);
  }

  /// @param overrides of the detector's own decision
  public static Streamed score(
      Detector given, Frame frame, Overrides overrides, Progress progress) {
    var detector = given.forStream();
    int warmUp = warmUpRows(detector, frame.rows());
    var fitted = detector.fit(frame.slice(0, warmUp), progress.part(0, .5));
    var scores = fitted.score(frame, progress.part(.5, 1)).withoutFirst(warmUp);
    var decision = overrides.of(fitted.decision());
    var alarms = alarms(decision.threshold(), frame, scores.total(), fitted.reference());
    var live = new LiveDecision(decision);
    var strange = new boolean[frame.rows()];
    for (int t = 0; t < strange.length; t++) {
      strange[t] = live.next(scores.total()[t], alarms.level()[t], alarms.over()[t]);
    }
    var learnt = fitted.reference();
    var reference = learnt.length > 0 ? learnt : Reference.of(scores.total());
    return new Streamed(scores, alarms, strange, fitted, reference, warmUp);
  }

  /// Alarms whose levels rest on earlier rows. A level that needs normal scores where none were
  /// learnt takes the first scored rows for it, and is silent in them.
  private static Alarms alarms(
      Threshold threshold, Frame frame, double[] scores, double[] reference) {
    if (threshold instanceof Threshold.Dynamic dynamic) return dynamic(dynamic, scores);
    if (threshold instanceof Threshold.Fixed || reference.length > 0) {
      return Thresholds.alarms(threshold, frame, scores, reference);
    }
    int first = (int) Math.min(MOST_WARM_UP_ROWS, WARM_UP_SHARE * scores.length);
    var normal = Reference.of(Arrays.copyOf(scores, first));
    var alarms = Thresholds.alarms(threshold, frame, scores, normal);
    Arrays.fill(alarms.over(), 0, first, false);
    return alarms;
  }

  /// The level of a step's rows is chosen from the window before the step.
  private static Alarms dynamic(Threshold.Dynamic threshold, double[] scores) {
    int rows = scores.length;
    var level = new double[rows];
    var over = new boolean[rows];
    Arrays.fill(level, 0, Math.min(rows, threshold.stepRows()), 1);
    for (int from = threshold.stepRows(); from < rows; from += threshold.stepRows()) {
      var window = Arrays.copyOfRange(scores, Math.max(0, from - threshold.windowRows()), from);
      var before = DynamicThreshold.alarms(window, threshold).level();
      int until = Math.min(rows, from + threshold.stepRows());
      Arrays.fill(level, from, until, before[before.length - 1]);
      for (int t = from; t < until; t++) over[t] = scores[t] > level[t];
    }
    return new Alarms(level, over);
  }
}
