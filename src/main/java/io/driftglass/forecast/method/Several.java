package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.Season;
import java.util.List;

/// An expert made of others; those that need more rows than there are stay out.
interface Several extends Expert {
  /// Those it is made of, at least one.
  List<Expert> experts();

  @Override
  default int rowsNeeded(Season season, int horizonRows) {
    return experts().stream().mapToInt(e -> e.rowsNeeded(season, horizonRows)).min().orElseThrow();
  }

  @Override
  default int rowsAlike(Season season, int horizonRows, int rows) {
    return experts().stream()
        .filter(expert -> expert.rowsNeeded(season, horizonRows) <= rows)
        .mapToInt(expert -> expert.rowsAlike(season, horizonRows, rows))
        .max()
        .orElseThrow();
  }
}
