package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Scores;
import io.driftglass.detect.threshold.Alarms;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.Map;

/// A finished search for anomalies, as kept in the workspace.
///
/// @param id in the workspace; 0 where it is not kept
/// @param frame the scored rows
/// @param learnRows the first rows of `frame`, which the detector learnt from: their scores are
///   in-sample
/// @param reference scores of normal rows the threshold was chosen from
/// @param reason why this method, a sentence; empty where the user chose it
@SuppressWarnings("ArrayRecordComponent")
public record Detected(
    long id,
    Dataset dataset,
    String entity,
    String method,
    Map<String, String> settings,
    Frame frame,
    int learnRows,
    Scores scores,
    double[] reference,
    Alarms alarms,
    Decision decision,
    List<AnomalyEvent> events,
    String reason,
    double fitSeconds,
    double scoreSeconds) {
  public Detected {
    settings = Map.copyOf(settings);
    events = List.copyOf(events);
  }

  /// The same with other events, such as those of one severity.
  public Detected with(List<AnomalyEvent> shown) {
    return decided(alarms, decision, shown);
  }

  Detected decided(Alarms newAlarms, Decision newDecision, List<AnomalyEvent> newEvents) {
    return new Detected(
        id,
        dataset,
        entity,
        method,
        settings,
        frame,
        learnRows,
        scores,
        reference,
        newAlarms,
        newDecision,
        newEvents,
        reason,
        fitSeconds,
        scoreSeconds);
  }

  Detected numbered(long newId) {
    return new Detected(
        newId,
        dataset,
        entity,
        method,
        settings,
        frame,
        learnRows,
        scores,
        reference,
        alarms,
        decision,
        events,
        reason,
        fitSeconds,
        scoreSeconds);
  }
}
