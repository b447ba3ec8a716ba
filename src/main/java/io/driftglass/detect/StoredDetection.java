package io.driftglass.detect;

import io.driftglass.detect.threshold.Alarms;
import java.util.List;
import java.util.Map;

/// A finished detection as kept in the workspace.
///
/// @param id 0 before it is kept
/// @param settings every setting as text
/// @param learnRows the first rows of the series, which the detector learnt from
/// @param reference scores of normal rows the levels were chosen from
/// @param origin JSON of what it was made of; empty where that was not kept
/// @param reason why this method, a sentence; empty where the user chose it
@SuppressWarnings("ArrayRecordComponent")
public record StoredDetection(
    long id,
    long datasetId,
    String entity,
    String method,
    Map<String, String> settings,
    int learnRows,
    Scores scores,
    double[] reference,
    Alarms alarms,
    Decision decision,
    List<AnomalyEvent> events,
    String reason,
    double fitSeconds,
    double scoreSeconds,
    String origin) {
  public StoredDetection {
    settings = Map.copyOf(settings);
    events = List.copyOf(events);
  }
}
