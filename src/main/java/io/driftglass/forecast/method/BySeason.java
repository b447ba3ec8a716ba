package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;
import java.util.function.Predicate;

/// One expert for series of some seasons and another for the rest.
///
/// @param chosen whether the season is one for `then`
record BySeason(Predicate<Season> chosen, Expert then, Expert other) implements Expert {
  private Expert of(Season season) {
    return chosen.test(season) ? then : other;
  }

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return of(season).rowsNeeded(season, horizonRows);
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return of(season).rowsAlike(season, horizonRows, rows);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    return of(season).fit(values, season, horizonRows);
  }

  @Override
  public FittedExpert restore(double[] parameters, Season season) {
    return of(season).restore(parameters, season);
  }
}
