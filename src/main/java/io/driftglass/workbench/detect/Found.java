package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.Events;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.Overrides;
import io.driftglass.detect.Scores;
import io.driftglass.detect.Streaming;
import io.driftglass.detect.threshold.Alarms;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.label.Truth;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a detector found in a frame, not yet tied to a dataset.
@SuppressWarnings("ArrayRecordComponent")
public record Found(
    FittedDetector fitted,
    Frame frame,
    Scores scores,
    double[] reference,
    Alarms alarms,
    Decision decision,
    List<AnomalyEvent> events,
    double fitSeconds,
    double scoreSeconds) {
  /// Learns on one frame and scores another, deciding as the detector does but for the threshold.
  public static Found by(
      Detector detector,
      Frame train,
      Frame scored,
      Optional<Threshold> threshold,
      Progress progress) {
    return by(detector, train, scored, Overrides.at(threshold), progress);
  }

  /// Scores a frame with a detector that has learnt already, deciding as it does.
  ///
  /// @param confirmed the rows known to be anomalies: left out of the error history
  public static Found by(
      FittedDetector fitted, Frame scored, boolean[] confirmed, Progress progress) {
    return by(fitted, scored, Overrides.NONE, confirmed, 0, progress);
  }

  /// Scores a frame with a detector that has learnt already.
  public static Found by(FittedDetector fitted, Frame scored, Overrides overrides) {
    return by(fitted, scored, overrides, 0, Progress.NONE);
  }

  /// Learns on one frame and scores another.
  ///
  /// @param overrides of the detector's own decision
  public static Found by(
      Detector detector, Frame train, Frame scored, Overrides overrides, Progress progress) {
    return by(detector, train, scored, overrides, new boolean[scored.rows()], progress);
  }

  /// The same where some anomalies are known.
  ///
  /// @param confirmed the scored rows known to be anomalies: left out of the error history
  public static Found by(
      Detector detector,
      Frame train,
      Frame scored,
      Overrides overrides,
      boolean[] confirmed,
      Progress progress) {
    long start = System.nanoTime();
    var fitted = detector.fit(train, progress.part(0, .7));
    double fitSeconds = (System.nanoTime() - start) / 1e9;
    return by(fitted, scored, overrides, confirmed, fitSeconds, progress.part(.7, 1));
  }

  /// Scores a frame with a detector that has learnt already.
  static Found by(
      FittedDetector fitted,
      Frame scored,
      Overrides overrides,
      double fitSeconds,
      Progress progress) {
    return by(fitted, scored, overrides, new boolean[scored.rows()], fitSeconds, progress);
  }

  private static Found by(
      FittedDetector fitted,
      Frame scored,
      Overrides overrides,
      boolean[] confirmed,
      double fitSeconds,
      Progress progress) {
    long start = System.nanoTime();
    var scores = fitted.score(scored, progress);
    double[] reference = fitted.reference();
    var decision = overrides.of(fitted.decision());
    var alarms = Truth.alarms(decision.threshold(), scored, scores.total(), reference, confirmed);
    var events = Events.of(scored, scores, alarms, decision, reference);
    double scoreSeconds = (System.nanoTime() - start) / 1e9;
    return new Found(
        fitted, scored, scores, reference, alarms, decision, events, fitSeconds, scoreSeconds);
  }

  /// Decides every row from the rows before it; events are the stretches decided then, never mended
  /// later.
  public static Found streaming(
      Detector detector, Frame frame, Overrides overrides, Progress progress) {
    long start = System.nanoTime();
    var streamed = Streaming.score(detector, frame, overrides, progress);
    double seconds = (System.nanoTime() - start) / 1e9;
    var decided = new Alarms(streamed.alarms().level(), streamed.strange());
    var fitted = streamed.fitted();
    var decision = overrides.of(fitted.decision());
    var events = Events.of(frame, streamed.scores(), decided, decision, streamed.reference());
    return new Found(
        fitted,
        frame,
        streamed.scores(),
        streamed.reference(),
        decided,
        decision,
        events,
        0,
        seconds);
  }

  public Detected as(
      long id,
      Dataset dataset,
      DetectRequest request,
      Map<String, String> settings,
      int learnRows) {
    return new Detected(
        id,
        dataset,
        request.entity(),
        request.method(),
        settings,
        frame,
        learnRows,
        scores,
        reference,
        alarms,
        decision,
        events,
        fitted.reason(),
        fitSeconds,
        scoreSeconds);
  }
}
