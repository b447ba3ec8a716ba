package io.driftglass.forecast.arima;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.FittedExpert;
import io.driftglass.forecast.Margins;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.decompose.Mstl;
import java.util.Arrays;
import java.util.Optional;

/// Seasonal ARIMA with orders found from the series (Hyndman & Khandakar 2008, Journal of
/// Statistical Software 27(3)): a seasonal difference where the cycle is strong, differences by
/// unit root tests, the other orders step by step.
///
/// Models are compared by conditional sum of squares on long series and long cycles, by exact
/// likelihood else; the one chosen is estimated by exact likelihood where that is affordable.
public record Arima() implements Expert {
  /// A cycle of more rows has too many lags; the caller takes it off first.
  public static final int LONGEST_CYCLE = 24;

  private static final int ROWS_LEARNT_FROM = 2000;
  private static final double STRONG = .64;
  private static final double EXACT_WORK = 1.5e6;

  @Override
  public int rowsNeeded(Season season, int horizonRows) {
    return 6;
  }

  @Override
  public FittedExpert fit(double[] values, Season season, int horizonRows) {
    int from = Math.max(0, values.length - ROWS_LEARNT_FROM);
    var learnt = Arrays.copyOfRange(values, from, values.length);
    int n = learnt.length;
    boolean cyclic = season.present() && season.rows() <= LONGEST_CYCLE && n > 3 * season.rows();
    int period = cyclic ? season.rows() : 1;
    int seasonal = 0;
    if (cyclic) {
      var parts = Mstl.of(learnt, n, new Season(period, period));
      seasonal = Mstl.strength(parts) > STRONG ? 1 : 0;
    }
    var once = new ArimaOrder(0, 0, 0, 0, seasonal, 0, period, false);
    int differences = UnitRoots.differences(once.differenced(learnt, 0, n));
    var frame = new ArimaOrder(0, differences, 0, 0, seasonal, 0, period, false);
    var differenced = frame.differenced(learnt, 0, n);
    if (flat(differenced)) {
      return new Fitted(frame, new double[0], differenced.length == 0 ? 0 : differenced[0], true);
    }
    boolean exact = n <= 150 && period <= 12;
    var best = new ArimaSearch(frame, differenced, exact).best();
    boolean affordable = work(best.order(), differenced.length) < EXACT_WORK;
    if (!exact && affordable) {
      best = ArimaFit.of(best.order(), differenced, true, best.free());
    }
    return new Fitted(best.order(), best.free(), best.mean(), exact || affordable);
  }

  private static boolean flat(double[] x) {
    double size = Arrays.stream(x).map(Math::abs).max().orElse(0);
    double low = Arrays.stream(x).min().orElse(0);
    double high = Arrays.stream(x).max().orElse(0);
    return x.length < 4 || high - low <= 1e-12 * size;
  }

  private static double work(ArimaOrder order, int rows) {
    double start = Math.max(order.farthestAr(), order.farthestMa());
    return rows * (double) order.farthestMa() * order.farthestMa() / 2 + start * start * start;
  }

  @Override
  public FittedExpert restore(double[] p, Season season) {
    var order =
        new ArimaOrder(
            (int) p[0],
            (int) p[1],
            (int) p[2],
            (int) p[3],
            (int) p[4],
            (int) p[5],
            (int) p[6],
            p[7] == 1);
    return new Fitted(order, Arrays.copyOfRange(p, 10, p.length), p[8], p[9] == 1);
  }

  /// @param mean of the differenced series
  /// @param exact whether the first rows' errors are weighed as the model says, else taken as 0
  @SuppressWarnings("ArrayRecordComponent")
  private record Fitted(ArimaOrder order, double[] free, double mean, boolean exact)
      implements FittedExpert {
    @Override
    public int rowsBack() {
      return order.lost() + Math.max(1, Math.max(order.farthestAr(), order.farthestMa()));
    }

    @Override
    public int rowsUsed() {
      return Math.max(ROWS_LEARNT_FROM, rowsBack());
    }

    @Override
    public double[] next(double[] values, int until, int horizonRows) {
      var coming = coming(Arma.of(order, free), centred(values, until), horizonRows);
      var undone = order.undone();
      var path = Arrays.copyOfRange(values, until - order.lost(), until + horizonRows);
      for (int step = 0; step < horizonRows; step++) {
        double value = coming[step] + mean;
        int at = order.lost() + step;
        for (int lag = 1; lag < undone.length; lag++) value += undone[lag] * path[at - lag];
        path[at] = value;
      }
      return Arrays.copyOfRange(path, order.lost(), path.length);
    }

    private double[] centred(double[] values, int until) {
      var x = order.differenced(values, Math.max(0, until - rowsUsed()), until);
      for (int row = 0; row < x.length; row++) x[row] -= mean;
      return x;
    }

    private double[] coming(Arma arma, double[] x, int horizonRows) {
      if (order.weights() == 0) return new double[horizonRows];
      var errors = new double[x.length];
      if (!exact) {
        Conditional.run(arma, x, errors, Math.min(arma.p(), x.length / 2));
        return Conditional.next(arma, x, errors, horizonRows);
      }
      var innovations = new Innovations(arma);
      innovations.run(x, errors, new double[x.length]);
      return innovations.next(x, errors, horizonRows);
    }

    /// Standard deviations: what a shock does to all later values, squared and summed up (Box &
    /// Jenkins 1970, 5.1).
    @Override
    public Optional<Margins> margins(double[] values, int until, int horizonRows) {
      var arma = Arma.of(order, free);
      var shocks = order.summed(arma.shocks(horizonRows));
      double variance = variance(arma, centred(values, until));
      var deviations = new double[horizonRows];
      double sum = 0;
      for (int step = 0; step < horizonRows; step++) {
        sum += shocks[step] * shocks[step];
        deviations[step] = Math.sqrt(variance * sum);
      }
      return Optional.of(Margins.even(deviations));
    }

    private double variance(Arma arma, double[] x) {
      var errors = new double[x.length];
      var spreads = new double[x.length];
      Arrays.fill(spreads, 1);
      int skipped = exact ? 0 : Math.min(arma.p(), x.length / 2);
      if (order.weights() == 0) System.arraycopy(x, 0, errors, 0, x.length);
      else if (exact) new Innovations(arma).run(x, errors, spreads);
      else Conditional.run(arma, x, errors, skipped);
      double sum = 0;
      for (int row = skipped; row < x.length; row++)
        sum += errors[row] * errors[row] / spreads[row];
      return sum / Math.max(1, x.length - skipped);
    }

    @Override
    public String choice() {
      return order.toString();
    }

    @Override
    public double[] parameters() {
      var p = new double[10 + free.length];
      p[0] = order.ar();
      p[1] = order.differences();
      p[2] = order.ma();
      p[3] = order.seasonalAr();
      p[4] = order.seasonalDifferences();
      p[5] = order.seasonalMa();
      p[6] = order.season();
      p[7] = order.constant() ? 1 : 0;
      p[8] = mean;
      p[9] = exact ? 1 : 0;
      System.arraycopy(free, 0, p, 10, free.length);
      return p;
    }
  }
}
