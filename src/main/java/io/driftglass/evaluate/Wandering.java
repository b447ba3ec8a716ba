package io.driftglass.evaluate;

import io.driftglass.detect.Detector;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;

/// How far a process wanders in rows that are all taken as normal: what a detector that had learnt
/// one part of them would have said of the rest, later rows by earlier ones and earlier by later.
/// Needs no labels.
///
/// @param learnt the part of the rows, 0..1, after which it did worst
/// @param alarmed the share of the rest that it put over its level then, 0..1
record Wandering(double learnt, double alarmed) {
  private static final double[] PARTS = {.4, .5, .6};

  /// One row in a hundred lies over it where nothing changes, and a few where little was learnt.
  private static final Threshold LEVEL = new Threshold.Quantile(.99);

  private static final double USUAL = .05;

  static Wandering of(Detector detector, Frame train, Progress progress) {
    var worst = new Wandering(PARTS[0], 0);
    int rows = train.rows();
    for (int i = 0; i < PARTS.length; i++) {
      progress.step(i, PARTS.length, "looking whether the rows wander");
      int learnt = (int) (PARTS[i] * rows);
      double ahead = alarmed(detector, train.slice(0, learnt), train.slice(learnt, rows));
      double back =
          alarmed(detector, train.slice(rows - learnt, rows), train.slice(0, rows - learnt));
      double alarmed = Math.max(ahead, back);
      if (alarmed > worst.alarmed) worst = new Wandering(PARTS[i], alarmed);
    }
    return worst;
  }

  /// The share of rows over the level; 0 where too little can be learnt.
  private static double alarmed(Detector detector, Frame learnt, Frame rest) {
    try {
      var fitted = detector.fit(learnt, Progress.NONE);
      var scores = fitted.score(rest, Progress.NONE);
      var alarms = Thresholds.alarms(LEVEL, rest, scores.total(), fitted.reference());
      int strange = 0;
      for (boolean over : alarms.over()) if (over) strange++;
      return (double) strange / rest.rows();
    } catch (InsufficientData tooFew) {
      return 0;
    }
  }

  /// Whether what is normal in one part does not tell what is normal in another.
  boolean wanders() {
    return alarmed > USUAL;
  }
}
