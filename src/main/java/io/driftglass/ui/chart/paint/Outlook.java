package io.driftglass.ui.chart.paint;

import io.driftglass.forecast.Forecast;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.ValueScale;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Extremes;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.chart.series.Ribbon;
import io.driftglass.ui.chart.series.SeriesSource;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.chart.series.TrackView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// One channel's past and what is expected of it, joined at its last measured value.
///
/// @param now the first coming tick: last stamp and one interval
/// @param ribbons the widest first
public record Outlook(
    String unit, TrackView measured, Optional<TrackView> median, List<Ribbon> ribbons, long now) {
  private static final double MARGIN = .06;

  public static Outlook of(String unit, SeriesSource measured) {
    int last = measured.rows() - 1;
    return new Outlook(
        unit, view("", measured), Optional.empty(), List.of(), last < 0 ? 0 : measured.tick(last));
  }

  public static Outlook of(String unit, SeriesSource measured, long[] ticks, Forecast.Path path) {
    int last = last(measured);
    var at = last < 0 ? ticks : joined(measured.tick(last), ticks);
    double value = last < 0 ? Double.NaN : measured.value(last);
    var ribbons =
        path.bands().stream()
            .sorted(Comparator.comparingDouble(Forecast.Band::level).reversed())
            .map(
                band ->
                    new Ribbon(
                        band.level(),
                        series(at, value, band.low()),
                        series(at, value, band.high())))
            .toList();
    var median = view(path.channel(), series(at, value, path.point()));
    return new Outlook(
        unit, view(path.channel(), measured), Optional.of(median), ribbons, ticks[0]);
  }

  /// Where the median first passes a limit.
  public record Crossing(Limit limit, long tick) {}

  /// The first of all limits that the median passes; empty where it passes none.
  public Optional<Crossing> crossing(List<Limit> limits) {
    if (median.isEmpty()) return Optional.empty();
    var expected = median.get().track().measured();
    return limits.stream()
        .flatMap(
            limit ->
                IntStream.range(0, expected.rows())
                    .filter(row -> expected.tick(row) >= now)
                    .filter(row -> limit.passed(expected.value(row)))
                    .limit(1)
                    .mapToObj(row -> new Crossing(limit, expected.tick(row))))
        .min(Comparator.comparingLong(Crossing::tick));
  }

  /// Reduces to the pixels of a range.
  public void update(XScale x) {
    measured.update(x, columns(x));
    median.ifPresent(view -> view.update(x, columns(x)));
  }

  /// The values visible in that range, and of the limits those not too far away.
  ///
  /// @param beside others in the same plot, of which the median is to be seen too
  /// @param ratios draws equal ratios as equal heights, where any value is above 0
  public ValueScale scale(XScale x, List<Limit> limits, List<Outlook> beside, boolean ratios) {
    var seen = ratios ? new Extremes(0) : new Extremes();
    measured.extent(seen);
    median.ifPresent(view -> view.extent(seen));
    for (var other : beside) other.median.ifPresent(view -> view.extent(seen));
    if (Double.isNaN(seen.low())) {
      return ratios ? scale(x, limits, beside, false) : new ValueScale(0, 1);
    }
    double factor = seen.high() / seen.low();
    double reach = Math.max(seen.high() - seen.low(), 1e-12);
    double floor = ratios ? seen.low() / factor : seen.low() - reach;
    double ceiling = ratios ? seen.high() * factor : seen.high() + reach;
    for (var ribbon : ribbons) {
      extent(ribbon.low(), x.range()).ifPresent(e -> seen.add(Math.max(floor, e.low())));
      extent(ribbon.high(), x.range()).ifPresent(e -> seen.add(Math.min(ceiling, e.high())));
    }
    for (var limit : limits) {
      if (limit.value() > floor && limit.value() < ceiling) seen.add(limit.value());
    }
    return ratios
        ? ValueScale.ratios(seen.low(), seen.high(), MARGIN / 2)
        : ValueScale.around(seen.low(), seen.high(), MARGIN);
  }

  private static Optional<Extremes> extent(SeriesSource series, Range range) {
    var extremes = new Extremes();
    int until = series.rowAt(range.until());
    for (int row = series.rowAt(range.from()); row < until; row++) extremes.add(series.value(row));
    return Double.isNaN(extremes.low()) ? Optional.empty() : Optional.of(extremes);
  }

  private static int columns(XScale x) {
    return Math.max(1, (int) Math.rint(x.width()));
  }

  private static int last(SeriesSource measured) {
    return IntStream.iterate(measured.rows() - 1, row -> row >= 0, row -> row - 1)
        .filter(row -> !Double.isNaN(measured.value(row)))
        .findFirst()
        .orElse(-1);
  }

  private static SeriesSource series(long[] ticks, double first, double[] values) {
    if (values.length == ticks.length) return new ArraySeries(ticks, values);
    var all = new double[ticks.length];
    all[0] = first;
    System.arraycopy(values, 0, all, 1, values.length);
    return new ArraySeries(ticks, all);
  }

  private static long[] joined(long first, long[] ticks) {
    var all = new long[ticks.length + 1];
    all[0] = first;
    System.arraycopy(ticks, 0, all, 1, ticks.length);
    return all;
  }

  private static TrackView view(String name, SeriesSource series) {
    return new TrackView(new Track(name, "", "", series, Optional.empty()));
  }
}
