package io.driftglass.forecast;

import io.driftglass.series.Cadence;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Finds the cycles of a series.
///
/// A period counts where the series, freed of its level by a centred mean over that period and of
/// its outliers, correlates with itself one period later. The calendar's periods (minute, hour,
/// day, week, year) come first; where none holds, every period up to 400 rows is tried.
public final class Seasons {
  private static final int ROWS_LOOKED_AT = 1 << 15;
  private static final Set<Integer> SAMPLES_A_DAY = Set.of(24, 48, 72, 96, 144, 288, 1440);
  private static final double[] CALENDAR_SECONDS = {60, 3600, 86_400, 604_800, 31_557_600};

  private Seasons() {}

  /// The cycles of one channel of a frame; none where nothing was measured.
  public static Season find(Frame frame, int channel, Cadence cadence) {
    var measured = EvenSeries.of(frame, channel, cadence);
    return measured.length == 0 ? Season.NONE : find(EvenSeries.filled(measured, 1), cadence);
  }

  /// The season of that many rows, with the week around it where it is a day and there are more
  /// than two weeks.
  public static Season given(Frame frame, int channel, int rows) {
    var measured = EvenSeries.of(frame, channel, Cadence.of(frame));
    return measured.length == 0 ? Season.NONE : given(EvenSeries.filled(measured, 1), rows);
  }

  /// @param values oldest first, finite
  static Season find(double[] values, Cadence cadence) {
    var recent = recent(values);
    var calendar = calendar(cadence).stream().filter(p -> p <= recent.length / 3).toList();
    double best = calendar.stream().mapToDouble(p -> echo(recent, p)).max().orElse(0);
    for (int period : calendar) {
      double echo = echo(recent, period);
      if (echo > .2 && echo > .3 * best) return around(recent, period);
    }
    return scan(recent);
  }

  /// The season of that many rows, with the week around it where it is a day and there are more
  /// than two weeks.
  static Season given(double[] values, int rows) {
    return rows < 2 ? Season.NONE : around(recent(values), rows);
  }

  private static Season around(double[] values, int rows) {
    int week = 7 * rows;
    boolean nested = SAMPLES_A_DAY.contains(rows) && values.length >= 2 * week + rows;
    return new Season(rows, nested ? week : rows);
  }

  private static Season scan(double[] values) {
    int longest = Math.min(400, values.length / 3);
    if (longest < 3) return Season.NONE;
    var cut = Arrays.copyOfRange(values, Math.max(0, values.length - 8192), values.length);
    var echo = IntStream.rangeClosed(0, longest).mapToDouble(p -> p < 2 ? 0 : echo(cut, p));
    var all = echo.toArray();
    double best = Arrays.stream(all).max().orElse(0);
    if (best < .4) return Season.NONE;
    for (int period = 2; period < longest; period++) {
      boolean peak = all[period] >= all[period - 1] && all[period] >= all[period + 1];
      if (peak && all[period] > .85 * best) return around(values, period);
    }
    return Season.NONE;
  }

  private static List<Integer> calendar(Cadence cadence) {
    var periods = new ArrayList<Integer>();
    double step = cadence.seconds();
    if (Double.isNaN(step)) return periods;
    for (double seconds : CALENDAR_SECONDS) {
      long rows = Math.round(seconds / step);
      boolean whole = Math.abs(seconds / step - rows) < .01 * rows;
      if (rows >= 4 && rows <= ROWS_LOOKED_AT && whole) periods.add((int) rows);
    }
    return periods;
  }

  /// The last rows, the highest and the lowest hundredth cut down to the next.
  private static double[] recent(double[] values) {
    var cut =
        Arrays.copyOfRange(values, Math.max(0, values.length - ROWS_LOOKED_AT), values.length);
    if (cut.length == 0) return cut;
    var sorted = cut.clone();
    Arrays.sort(sorted);
    int tail = (cut.length + 99) / 100;
    clip(cut, sorted[Math.min(tail, cut.length - 1)], sorted[Math.max(0, cut.length - 1 - tail)]);
    return cut;
  }

  private static void clip(double[] values, double low, double high) {
    for (int row = 0; row < values.length; row++) {
      values[row] = Math.max(low, Math.min(high, values[row]));
    }
  }

  /// Correlation of the levelled series with itself one period later, -1..1; 0 where it is flat.
  private static double echo(double[] values, int period) {
    if (values.length < 3 * period) return 0;
    var levelled = levelled(values, period);
    double spread = median(Arrays.stream(levelled).map(Math::abs).toArray());
    if (spread > 0) clip(levelled, -5 * spread, 5 * spread);
    double product = 0;
    double past = 0;
    double later = 0;
    for (int row = period; row < levelled.length; row++) {
      product += levelled[row] * levelled[row - period];
      past += levelled[row - period] * levelled[row - period];
      later += levelled[row] * levelled[row];
    }
    double norm = Math.sqrt(past * later);
    double size = Arrays.stream(values).map(Math::abs).max().orElse(0);
    return norm > 1e-20 * size * size * values.length ? product / norm : 0;
  }

  private static double[] levelled(double[] values, int period) {
    int count = values.length - period + 1;
    var levelled = new double[count];
    double sum = 0;
    for (int row = 0; row < period; row++) sum += values[row];
    for (int at = 0; at < count; at++) {
      levelled[at] = values[at + period / 2] - sum / period;
      if (at + period < values.length) sum += values[at + period] - values[at];
    }
    return levelled;
  }

  private static double median(double[] values) {
    if (values.length == 0) return Double.NaN;
    var sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
