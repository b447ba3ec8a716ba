package io.driftglass.evaluate;

import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Frame;
import java.util.Optional;

/// What a detector, by its own decision, says of rows that are all taken as normal and that it has
/// not learnt from: of the last fifth, after the rows before. Needs no labels.
///
/// @param learnt rows
/// @param kept rows out of those, all later
/// @param strange rows of those kept out that lie in an event
record HeldOut(int learnt, int kept, int strange) {
  private static final double LEARNT = .8;

  /// Only the last of a long history are looked at, so that this costs less than learning it.
  private static final int MOST_ROWS = 25_000;

  private static final double MOST_STRANGE = .2;

  /// Fewer tell too little to take another detector for.
  private static final int FEW_KEPT = 50;

  /// @return empty where the rows are too few for it
  static Optional<HeldOut> of(Detector detector, Frame train, Progress progress) {
    int rows = train.rows();
    int from = Math.max(0, rows - MOST_ROWS);
    int cut = from + (int) (LEARNT * (rows - from));
    try {
      var fitted = detector.fit(train.slice(from, cut), progress.part(0, .8));
      var rest = train.slice(cut, rows);
      var scores = fitted.score(rest, progress.part(.8, 1)).total();
      int strange = 0;
      for (boolean inside : strange(fitted, rest, scores)) if (inside) strange++;
      return Optional.of(new HeldOut(cut - from, rows - cut, strange));
    } catch (DriftglassException tooFew) {
      return Optional.empty();
    }
  }

  /// Which rows lie in an event by the detector's own decision.
  static boolean[] strange(FittedDetector fitted, Frame frame, double[] scores) {
    var decision = fitted.decision();
    var alarms = Thresholds.alarms(decision.threshold(), frame, scores, fitted.reference());
    return Events.inside(scores, alarms, decision);
  }

  /// @param sentence with a place for each of the three counts, in their order
  String in(String sentence) {
    return sentence.formatted(learnt, kept, strange);
  }

  /// Whether so many rows are called strange that the detector does not suit them.
  boolean broken() {
    return kept >= FEW_KEPT && strange > MOST_STRANGE * kept;
  }
}
