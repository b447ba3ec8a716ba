package io.driftglass.ui.forecast;

import io.driftglass.evaluate.Accuracy;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.Crossing;
import io.driftglass.forecast.Crossing.Risk;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.forecast.method.Intervals;
import io.driftglass.label.AlarmLimit;
import io.driftglass.metric.Measure;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.series.Limit;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Grain;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The figures above the forecast, each with what it rests on.
final class ForecastFigures {
  private static final String NAIVE = "seasonal-naive";

  private ForecastFigures() {}

  /// What a tile says.
  ///
  /// @param badge n, split or band; empty for none
  /// @param tone style class of the badge; empty for the plain one
  record Figure(String value, String below, String badge, String tone) {
    Figure(String value, String below, String badge) {
      this(value, below, badge, "");
    }
  }

  /// The highest expected value, when it comes, and the widest band about it.
  static Figure peak(Clock clock, long[] ticks, Forecast.Path path, String unit) {
    double[] point = path.point();
    int peak = 0;
    for (int step = 1; step < point.length; step++) if (point[step] > point[peak]) peak = step;
    int at = peak;
    String badge =
        path.bands().stream()
            .max(Comparator.comparingDouble(Forecast.Band::level))
            .map(
                band ->
                    Words.of(
                        "%s: %s to %s",
                        Figures.percent(band.level()),
                        Figures.value(band.low()[at]),
                        Figures.value(band.high()[at])))
            .orElse("");
    String value = (Figures.value(point[peak]) + " " + unit).strip();
    return new Figure(value, Grain.of(clock, ticks).stamp(clock, ticks[peak]), badge);
  }

  /// The limit that is crossed first, or else that with the greatest chance of it.
  ///
  /// @param limits of the channel
  static Figure nextLimit(
      Clock clock,
      long[] ticks,
      Forecast.Path path,
      List<AlarmLimit> limits,
      String unit,
      RiskBounds bounds) {
    if (limits.isEmpty())
      return new Figure(Words.of("none"), Words.of("press L to set alarm limits"), "");
    if (path.bands().isEmpty()) {
      return new Figure(
          Figures.NONE, Words.of("the method has no bands to read a chance from"), "");
    }
    return limits.stream()
        .map(limit -> crossing(clock, ticks, path, limit, unit, bounds))
        .min(Comparator.comparingInt(Next::at).thenComparingDouble(next -> -next.probability))
        .orElseThrow()
        .figure;
  }

  /// @param at the coming row at which it is likelier than not; beyond the last where it never is
  private record Next(int at, double probability, Figure figure) {}

  private static Next crossing(
      Clock clock,
      long[] ticks,
      Forecast.Path path,
      AlarmLimit limit,
      String unit,
      RiskBounds bounds) {
    var crossing = Crossing.of(path, limit.limit(), bounds);
    int at = crossing.likely().orElse(ticks.length);
    String below =
        at < ticks.length
            ? Words.of("most likely %s", Grain.of(clock, ticks).stamp(clock, ticks[at]))
            : Words.of("not expected to be crossed");
    String badge = Words.of("%s within the horizon", Figures.percent(crossing.probability()));
    var risk = crossing.risk();
    return new Next(
        at,
        crossing.probability(),
        new Figure(
            Limit.of(limit, unit).text(), risk(risk) + " · " + below, badge, RiskBadge.tone(risk)));
  }

  private static String risk(Risk risk) {
    return switch (risk) {
      case LOW -> Words.of("low risk");
      case MEDIUM -> Words.of("medium risk");
      case HIGH -> Words.of("high risk");
    };
  }

  /// The same limit as a line of the chart, with its chance and risk beside it.
  static Limit line(AlarmLimit limit, Forecast.Path path, String unit, RiskBounds bounds) {
    var line = Limit.of(limit, unit);
    if (path.bands().isEmpty()) return line;
    var crossing = Crossing.of(path, limit.limit(), bounds);
    return line.with(Figures.percent(crossing.probability()) + " · " + risk(crossing.risk()));
  }

  /// How often held-out values lay inside the 95 % band.
  ///
  /// @param source what the bands follow
  static Figure promise(Optional<Leaderboard.Row> row, String source) {
    if (row.isEmpty()) {
      return new Figure(Figures.NONE, Words.of("not measured on held-out rows"), "");
    }
    return switch (row.get().accuracy().coverage95()) {
      case Measure.Value(double share, long n) ->
          new Figure(Figures.exactPercent(share), inside(source), "n = " + Figures.count(n, "row"));
      case Measure.NotComputable(String because) -> new Figure(Figures.NONE, Said.of(because), "");
    };
  }

  private static String inside(String source) {
    return source.equals(Intervals.RESIDUALS)
        ? Words.of("of actuals inside the 95 % band")
        : Words.of("in the 95 %% band by %s", BandSource.words(source));
  }

  /// The error on held-out rows, in the channel's unit where it can be, and against the same time
  /// last cycle.
  static Figure error(Optional<Leaderboard.Row> row, Optional<Leaderboard.Row> naive, String unit) {
    if (row.isEmpty()) {
      return new Figure(Figures.NONE, Words.of("not measured on held-out rows"), "");
    }
    String mase = Words.of("MASE %s", text(row.get().mase(), 2));
    String against =
        naive
            .filter(other -> !other.method().equals(row.get().method()))
            .filter(other -> other.mase().computable())
            .map(other -> Words.of("seasonal naive %s", text(other.mase(), 2)))
            .orElse("");
    return switch (row.get().accuracy().rmse()) {
      case Measure.Value(double rmse, long n) ->
          new Figure(
              (Figures.value(rmse) + " " + unit).strip() + " RMSE",
              against.isEmpty() ? mase : mase + ", " + against,
              Words.of("out of sample, n = %s", Figures.count(n)));
      case Measure.NotComputable(String because) ->
          row.get().mase() instanceof Measure.Value(double _, long n)
              ? new Figure(
                  mase,
                  against.isEmpty() ? Words.of("no RMSE: %s", Said.of(because)) : against,
                  Words.of("out of sample, n = %s", Figures.count(n)))
              : new Figure(Figures.NONE, Said.of(because), "");
    };
  }

  /// How much less error than the same time last cycle: `+42 %`; a dash where it cannot be said.
  static String skill(Leaderboard.Row row, Optional<Leaderboard.Row> naive) {
    boolean known =
        row.mase().computable()
            && naive.filter(n -> n.mase().computable() && n.mase().value() > 0).isPresent();
    if (!known || row.method().equals(NAIVE)) return "–";
    return Figures.change(1 - row.mase().value() / naive.get().mase().value());
  }

  /// `sMAPE 4.1 · MASE 0.82 · …`: what is not computable is left out.
  static String all(Accuracy of) {
    var said = new ArrayList<String>();
    add(said, "sMAPE", of.smape(), " %");
    add(said, "MASE", of.mase(), "");
    add(said, "RMSSE", of.rmsse(), "");
    add(said, "RMSE", of.rmse(), "");
    add(said, "MAE", of.mae(), "");
    add(said, "MAPE", of.mape(), " %");
    add(said, "R²", of.rSquared(), "");
    add(said, "CRPS", of.crps(), "");
    add(said, "MSIS 95", of.msis95(), "");
    if (of.coverage80() instanceof Measure.Value(double share, long _)) {
      said.add(Words.of("80 % coverage") + " " + Figures.exactPercent(share));
    }
    return String.join(" · ", said);
  }

  private static void add(List<String> said, String name, Measure measure, String unit) {
    if (measure instanceof Measure.Value(double value, long _)) {
      said.add(name + " " + Figures.value(value) + unit);
    }
  }

  static String text(Measure measure, int decimals) {
    return measure instanceof Measure.Value(double value, long _)
        ? Figures.fixed(value, decimals)
        : Figures.NONE;
  }
}
