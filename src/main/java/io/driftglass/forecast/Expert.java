package io.driftglass.forecast;

import io.driftglass.job.Progress;

/// A way to continue one gapless series of finite values, not yet fitted.
public interface Expert {
  /// Fewest rows a fit needs.
  int rowsNeeded(Season season, int horizonRows);

  /// Fewest rows with which a fit works as one with that many rows does, at least [#rowsNeeded]:
  /// what an expert that turns to a simpler one is judged on.
  default int rowsAlike(Season season, int horizonRows, int rows) {
    return rowsNeeded(season, horizonRows);
  }

  /// @param values oldest first, finite, at least [#rowsNeeded]
  /// @param horizonRows the farthest row that will be asked for
  FittedExpert fit(double[] values, Season season, int horizonRows);

  /// As [#fit(double[], Season, int)], telling how far it is; what takes longer than a moment stops
  /// where the user asks to.
  default FittedExpert fit(double[] values, Season season, int horizonRows, Progress progress) {
    return fit(values, season, horizonRows);
  }

  /// The fitted expert those [FittedExpert#parameters] came from.
  FittedExpert restore(double[] parameters, Season season);
}
