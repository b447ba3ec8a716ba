package io.driftglass.forecast;

/// An expert that learns nothing ahead of time: it looks at the last rows each time it is asked.
public abstract class LocalExpert implements Expert {
  /// Fewest rows [#next] looks back on.
  public abstract int rowsBack(Season season);

  /// How many rows back [#next] looks where there are as many.
  public int rowsUsed(Season season) {
    return rowsBack(season);
  }

  /// As [FittedExpert#next].
  public abstract double[] next(double[] values, int until, int horizonRows, Season season);

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return rowsBack(season);
  }

  @Override
  public final FittedExpert fit(double[] values, Season season, int horizonRows) {
    return restore(new double[0], season);
  }

  @Override
  public final FittedExpert restore(double[] parameters, Season season) {
    var expert = this;
    return new FittedExpert() {
      @Override
      public int rowsBack() {
        return expert.rowsBack(season);
      }

      @Override
      public int rowsUsed() {
        return expert.rowsUsed(season);
      }

      @Override
      public double[] next(double[] values, int until, int horizonRows) {
        return expert.next(values, until, horizonRows, season);
      }

      @Override
      public double[] parameters() {
        return new double[0];
      }
    };
  }
}
