package io.driftglass.forecast;

import java.time.Instant;
import java.util.Map;

/// A forecast as kept in the workspace.
///
/// @param id 0 before it is kept
/// @param settings every setting as text
/// @param board JSON of the leaderboard it was chosen from, empty where none was raced
/// @param origin JSON of what it was made of; empty where that was not kept
public record StoredForecast(
    long id,
    long datasetId,
    String entity,
    String method,
    Map<String, String> settings,
    Instant made,
    double seconds,
    String board,
    Forecast forecast,
    String origin) {
  public StoredForecast {
    settings = Map.copyOf(settings);
  }

  /// Of unknown origin.
  public StoredForecast(
      long id,
      long datasetId,
      String entity,
      String method,
      Map<String, String> settings,
      Instant made,
      double seconds,
      String board,
      Forecast forecast) {
    this(id, datasetId, entity, method, settings, made, seconds, board, forecast, "");
  }
}
