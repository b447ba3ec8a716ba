package io.driftglass.forecast;

import java.time.Instant;
import java.util.Map;

/// A forecast as kept in the workspace.
///
/// @param id 0 before it is kept
/// @param settings every setting as text
/// @param board JSON of the leaderboard it was chosen from, empty where none was raced
public record StoredForecast(
    long id,
    long datasetId,
    String entity,
    String method,
    Map<String, String> settings,
    Instant made,
    double seconds,
    String board,
    Forecast forecast) {
  public StoredForecast {
    settings = Map.copyOf(settings);
  }
}
