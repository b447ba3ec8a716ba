package io.driftglass.forecast.method;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import java.util.Arrays;
import java.util.Optional;

/// The first expert where there are rows enough for it, else the other.
record OrElse(Expert first, Expert other) implements Expert {
  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return Math.min(first.rowsNeeded(season, horizonRows), other.rowsNeeded(season, horizonRows));
  }

  @Override
  public int rowsAlike(Season season, int horizonRows, int rows) {
    boolean enough = rows >= first.rowsNeeded(season, horizonRows);
    return (enough ? first : other).rowsAlike(season, horizonRows, rows);
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    boolean enough = values.length >= first.rowsNeeded(season, horizonRows);
    var chosen = enough ? first : other;
    return new Fitted(enough ? 1 : 0, chosen.fit(values, season, horizonRows));
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var chosen = p[0] == 1 ? first : other;
    return new Fitted(p[0], chosen.restore(Arrays.copyOfRange(p, 1, p.length), season));
  }

  private record Fitted(double which, FittedExpert chosen) implements FittedExpert {
    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      return chosen.margins(values, until, horizonRows);
    }

    @Override
    public int rowsBack() {
      return chosen.rowsBack();
    }

    @Override
    public int rowsUsed() {
      return chosen.rowsUsed();
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      return chosen.next(values, until, horizonRows);
    }

    @Override
    public FittedExpert over(double[] values) {
      return new Fitted(which, chosen.over(values));
    }

    @Override
    public String choice() {
      return chosen.choice();
    }

    @Override
    public double[] parameters() {
      var p = chosen.parameters();
      var all = new double[p.length + 1];
      all[0] = which;
      System.arraycopy(p, 0, all, 1, p.length);
      return all;
    }
  }
}
