package io.driftglass.forecast;

import io.driftglass.job.Progress;
import java.util.List;

/// A way to continue gapless series that learns from all of them together, not yet fitted.
public interface PooledExpert {
  /// Fewest rows of a series a fit needs.
  int rowsNeeded(Season season, int horizonRows);

  /// @param series each oldest first, finite, at least [#rowsNeeded]
  /// @param season of most of them
  FittedExpert fit(List<double[]> series, Season season, int horizonRows, Progress progress);

  /// The fitted expert those [FittedExpert#parameters] came from.
  FittedExpert restore(double[] parameters, Season season);
}
