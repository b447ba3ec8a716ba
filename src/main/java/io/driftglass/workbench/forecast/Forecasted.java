package io.driftglass.workbench.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.Forecast;
import io.driftglass.series.Frame;
import java.util.Map;
import java.util.Optional;

/// A finished forecast, as kept in the workspace.
///
/// @param id in the workspace
/// @param recent the rows it follows
/// @param board how methods did on held-out windows; empty where none were raced
/// @param reason why this method, a sentence; empty where the user chose it
/// @param seconds to fit and forecast
/// @param whatIf to make it again with other inputs; empty where it is read back from the workspace
public record Forecasted(
    long id,
    Dataset dataset,
    String entity,
    String method,
    Map<String, String> settings,
    Frame recent,
    Forecast forecast,
    Optional<Leaderboard> board,
    String reason,
    double seconds,
    Optional<WhatIf> whatIf) {
  public Forecasted {
    settings = Map.copyOf(settings);
  }

  /// The same from rows that have come since.
  Forecasted goingOn(Frame rows, Forecast next) {
    return new Forecasted(
        id, dataset, entity, method, settings, rows, next, board, reason, seconds, whatIf);
  }
}
