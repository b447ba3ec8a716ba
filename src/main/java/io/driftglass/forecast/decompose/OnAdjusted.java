package io.driftglass.forecast.decompose;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import java.util.Arrays;
import java.util.Optional;

/// An expert that continues the series freed of its cycles; the last round of each cycle is
/// repeated and put back (Hyndman & Athanasopoulos 2021, 13.4 "STL and an ETS model").
///
/// @param shortest cycles of fewer rows are left to the expert
public record OnAdjusted(Expert expert, int shortest) implements Expert {
  private static final int CYCLES_LOOKED_AT = 30;
  private static final int FEWEST_ROWS_LOOKED_AT = 3000;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return Math.max(expert.rowsNeeded(Season.NONE, horizonRows), 4);
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    return season.twice(rowsNeeded(season, horizonRows), rows);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    if (season.rows() < shortest) return expert.fit(values, season, horizonRows);
    var adjusted = new Adjusted(values, values.length, season).values;
    return new Fitted(expert.fit(adjusted, Season.NONE, horizonRows), season);
  }

  @Override
  public FittedExpert restore(double[] parameters, Season season) {
    if (season.rows() < shortest) return expert.restore(parameters, season);
    return new Fitted(expert.restore(parameters, Season.NONE), season);
  }

  /// The last rows without their cycles.
  private static final class Adjusted {
    private final Mstl.Parts parts;
    private final double[] values;

    Adjusted(double[] all, int until, Season season) {
      int longest = Math.max(FEWEST_ROWS_LOOKED_AT, CYCLES_LOOKED_AT * season.longer());
      int from = Math.max(0, until - longest);
      var recent = Arrays.copyOfRange(all, from, until);
      parts = Mstl.of(recent, recent.length, season);
      values = parts.adjusted();
    }
  }

  private record Fitted(FittedExpert inner, Season season) implements FittedExpert {
    @Override
    public int rowsBack() {
      return Math.max(inner.rowsBack(), 4);
    }

    @Override
    public int rowsUsed() {
      return Integer.MAX_VALUE;
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var adjusted = new Adjusted(values, until, season);
      var path = inner.next(adjusted.values, adjusted.values.length, horizonRows);
      for (int step = 0; step < horizonRows; step++) path[step] += adjusted.parts.after(step + 1);
      return path;
    }

    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      var adjusted = new Adjusted(values, until, season).values;
      return inner.margins(adjusted, adjusted.length, horizonRows);
    }

    @Override
    public String choice() {
      return inner.choice();
    }

    @Override
    public double[] parameters() {
      return inner.parameters();
    }
  }
}
