package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Season;

/// One expert for series with a cycle within a longer one, such as days within weeks, another for
/// all else.
record Nested(Expert nested, Expert other) implements Expert {
  private Expert of(Season season) {
    return season.nested() ? nested : other;
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
