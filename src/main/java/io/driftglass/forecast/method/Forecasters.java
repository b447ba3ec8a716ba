package io.driftglass.forecast.method;

import io.driftglass.forecast.ChannelForecaster;
import io.driftglass.forecast.Conformal;
import io.driftglass.forecast.Expert;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.PooledForecaster;
import io.driftglass.forecast.Season;
import io.driftglass.forecast.arima.Arima;
import io.driftglass.forecast.decompose.OnAdjusted;
import io.driftglass.forecast.ets.Ets;
import io.driftglass.forecast.linear.LinearMaps;
import io.driftglass.forecast.network.Networks;
import io.driftglass.forecast.network.Quantiles;
import io.driftglass.forecast.regress.Holidays;
import io.driftglass.forecast.regress.Regressed;
import io.driftglass.forecast.ridge.LagRidge;
import io.driftglass.forecast.ridge.Lags;
import io.driftglass.method.Method;
import io.driftglass.method.Method.Cost;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Every way to forecast; a new one is one line here.
public final class Forecasters {
  private static final Setting SEASON =
      new Setting.Whole(
          "season", 0, 0, 100_000, "Rows a cycle, such as 24 for hours in a day; 0 finds it.");
  private static final Setting LAMBDA =
      new Setting.Real(
          "lambda",
          0,
          0,
          1000,
          "Penalty on the weights, relative to their mean eigenvalue; 0 chooses by validation.");

  private static final Setting LOOK_BACK =
      new Setting.Whole(
          "look-back", 512, 8, 2048, "Rows looked back on, at most half of those there are.");

  private static final Setting HOLIDAYS =
      new Setting.Choice(
          "holidays",
          Holidays.FIND,
          Stream.concat(Stream.of(Holidays.FIND, Holidays.NONE), Holidays.countries().stream())
              .toList(),
          "Country whose public holidays count; find takes the one whose explain most.");

  public static final List<Method<Forecaster>> ALL =
      List.of(
          method(
              "naive",
              "Last value",
              "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2",
              SeasonalNaive.LAST_VALUE,
              Forecasters::everyOrigin),
          method(
              "seasonal-naive",
              "Same time last cycle",
              "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2",
              new OrElse(new SeasonalNaive(), SeasonalNaive.LAST_VALUE),
              Forecasters::everyOrigin),
          method(
              "drift",
              "Last value and mean change",
              "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2",
              new Drift(),
              Forecasters::everyOrigin),
          method(
              "same-time-mean",
              "Mean of the same time in the last four cycles",
              "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 5.2",
              new OrElse(new SameTimeMean(), SeasonalNaive.LAST_VALUE),
              Forecasters::everyOrigin),
          method(
              "croston",
              "Croston, for values that are mostly 0",
              "Croston 1972, Operational Research Quarterly 23(3)",
              new Intermittent(Intermittent.Often.BY_INTERVAL),
              Forecasters::everyOrigin),
          method(
              "tsb",
              "Teunter-Syntetos-Babai, for values that are mostly 0 and may end",
              "Teunter, Syntetos & Babai 2011, European Journal of Operational Research 214(3)",
              new Intermittent(Intermittent.Often.BY_PROBABILITY),
              Forecasters::everyOrigin),
          ridge(),
          calendarRidge(),
          method(
              "theta",
              "Theta",
              "Assimakopoulos & Nikolopoulos 2000, IJF 16(4); Hyndman & Billah 2003, IJF 19(2)",
              new SeasonallyAdjusted(new Theta(), SeasonallyAdjusted.Scale.LOGARITHMS),
              Forecasters::everyFewRows),
          method(
              "optimised-theta",
              "Theta, its line weighed by the data",
              "Fiorucci, Pellegrini, Louzada, Petropoulos & Koehler 2016, IJF 32(4)",
              new SeasonallyAdjusted(new OptimisedTheta(), SeasonallyAdjusted.Scale.LOGARITHMS),
              Forecasters::everyFewRows),
          medium(
              "ets",
              "Exponential smoothing in state space",
              "Hyndman, Koehler, Snyder & Grose 2002, IJF 18(3)",
              new OnAdjusted(Ets.automatic(), Ets.LONGEST_CYCLE + 1),
              Intervals.VARIANCE),
          medium(
              "arima",
              "Seasonal ARIMA, orders found",
              "Hyndman & Khandakar 2008, Journal of Statistical Software 27(3)",
              new OnAdjusted(new Arima(), Arima.LONGEST_CYCLE + 1),
              Intervals.VARIANCE),
          medium(
              "stl",
              "Trend and cycles taken apart, exponential smoothing",
              "Cleveland et al. 1990, Journal of Official Statistics 6(1); Bandara, Hyndman &"
                  + " Bergmeir 2022 (MSTL)",
              new OnAdjusted(Ets.withoutCycle(), 2),
              Intervals.VARIANCE),
          medium(
              "tbats",
              "Smoothed waves (trigonometric exponential smoothing)",
              "De Livera, Hyndman & Snyder 2011, JASA 106(496)",
              new InLogs(new Trigonometric(5))),
          medium(
              "mfles",
              "Boosted waves, line and smoothing (MFLES)",
              "Blume 2024, statsforecast (MFLES); Friedman 2001, Annals of Statistics 29(5)",
              new InLogs(new Boosted())),
          new Method<>(
              "linear-maps",
              "Linear maps over long windows",
              "Zeng et al. 2023, AAAI (linear forecasters); Lin et al. 2024, ICML (across periods)",
              Cost.MEDIUM,
              List.of(SEASON, LOOK_BACK),
              settings ->
                  new PooledForecaster(
                      new LinearMaps(settings.whole("look-back")),
                      settings.whole("season"),
                      Forecasters::lastCycles)),
          network(
              "patch-transformer",
              "Patch transformer",
              "Nie et al. 2023, ICLR, A Time Series is Worth 64 Words",
              Networks.PATCH_TRANSFORMER,
              Networks::patchTransformer),
          network(
              "lstm",
              "Recurrent network (LSTM)",
              "Hochreiter & Schmidhuber 1997, Neural Computation 9(8)",
              Networks.LSTM,
              Networks::lstm),
          network(
              "n-hits",
              "Networks at several paces (N-HiTS)",
              "Challu et al. 2023, AAAI, N-HiTS: Neural Hierarchical Interpolation",
              Networks.HIERARCHICAL,
              Networks::hierarchical),
          medium(
              "stacked-ensemble",
              "Stacking of six",
              "Breiman 1996, Machine Learning 24(1)",
              Ensembles.STACKED,
              Intervals.ENSEMBLE),
          ensemble(
              "hourly-ensemble",
              "Days within weeks: median of seven",
              "Hyndman & Athanasopoulos 2021, 13.4 (combinations); ridge autoregressions and"
                  + " profile",
              Ensembles.HOURLY,
              Forecasters::lastCycles,
              Forecasters::lastCycles),
          ensemble(
              "daily-ensemble",
              "Many days within weeks: eleven, weighted by their last four weeks",
              "Herbster & Warmuth 1998, Machine Learning 32(2) (tracking the best expert)",
              new OrElse(Ensembles.DAILY, Ensembles.HOURLY),
              Forecasters::lastDays,
              Forecasters::lastDays),
          ensemble(
              "weekly-ensemble",
              "Weeks of a year: middle of seven",
              "Hyndman & Athanasopoulos 2021, 13.4 (combinations); ridge, profiles, autoregression",
              Ensembles.WEEKLY,
              Forecasters::lastYear,
              Forecasters::lastYear),
          ensemble(
              "monthly-ensemble",
              "Short cycles: trimmed mean of nine",
              "Makridakis & Hibon 2000, IJF 16(4); Assimakopoulos & Nikolopoulos 2000 (Theta)",
              Ensembles.MONTHLY,
              Forecasters::everyFewRows,
              Forecasters::spacedOrigins));

  private static final int VALUES_JUDGED = 60_000;

  /// Networks of an ensemble that differ in their seed.
  private static final int SEEDS = 3;

  private Forecasters() {}

  /// The method of that id; an unknown one is told with the known ids.
  public static Method<Forecaster> find(String id) {
    return Method.find(ALL, "forecaster", id);
  }

  private static Method<Forecaster> method(
      String id, String title, String paper, Expert expert, ChannelForecaster.BandPlan bands) {
    return new Method<>(
        id,
        title,
        paper,
        Cost.INSTANT,
        List.of(SEASON),
        settings -> new ChannelForecaster(expert, settings.whole("season"), bands));
  }

  /// Methods that search for their form: bands from one fit and the last origins.
  ///
  /// @param sources what the width of bands can follow beside past errors
  private static Method<Forecaster> medium(
      String id, String title, String paper, Expert expert, String... sources) {
    var settings =
        sources.length == 0 ? List.of(SEASON) : List.of(SEASON, Intervals.among(sources));
    return new Method<>(
        id,
        title,
        paper,
        Cost.MEDIUM,
        settings,
        given ->
            new ChannelForecaster(
                expert,
                given.whole("season"),
                Intervals.plan(given, Forecasters::fewOrigins, Forecasters::spacedOrigins)));
  }

  /// The maker of a network from its settings and where its chance begins.
  @FunctionalInterface
  private interface Network {
    Expert of(Settings settings, long seed);
  }

  private static Method<Forecaster> network(
      String id, String title, String paper, List<Setting> own, Network make) {
    var intervals =
        Networks.drops(own)
            ? Intervals.among(Intervals.QUANTILES, Intervals.DROPOUT, Intervals.ENSEMBLE)
            : Intervals.among(Intervals.QUANTILES, Intervals.ENSEMBLE);
    var settings = Stream.of(List.of(SEASON), own, List.of(intervals)).flatMap(List::stream);
    return new Method<>(
        id,
        title,
        paper,
        Cost.LONG,
        settings.toList(),
        given ->
            new ChannelForecaster(
                network(make, given),
                given.whole("season"),
                Intervals.plan(given, Forecasters::fewOrigins, Forecasters::spacedOrigins)));
  }

  private static Expert network(Network make, Settings given) {
    long seed = given.seed();
    return switch (Intervals.of(given)) {
      case Intervals.QUANTILES -> new Quantiles(make.of(given, seed), (int) seed);
      case Intervals.ENSEMBLE ->
          new Ensemble(
              LongStream.range(seed, seed + SEEDS).mapToObj(one -> make.of(given, one)).toList(),
              Ensemble.Combination.MEAN);
      default -> make.of(given, seed);
    };
  }

  private static Method<Forecaster> ridge() {
    Function<Settings, Forecaster> make =
        settings -> {
          var ridge =
              new InLogs(new LagRidge(Lags::seasonal, Season::rows, settings.real("lambda")));
          boolean quantiles = Intervals.of(settings).equals(Intervals.QUANTILES);
          return new ChannelForecaster(
              quantiles ? new Quantiles(ridge, 1) : ridge,
              settings.whole("season"),
              Intervals.plan(settings, Forecasters::lastCycles, Forecasters::lastCycles));
        };
    return new Method<>(
        "ridge",
        "Ridge regression on lags",
        "Hoerl & Kennard 1970, Technometrics 12(1); recursive multi-step",
        Cost.INSTANT,
        List.of(SEASON, LAMBDA, Intervals.among(Intervals.QUANTILES)),
        make);
  }

  /// Combinations: bands of past errors, or of how far the members lie apart.
  ///
  /// @param bands for past errors
  /// @param own for the members
  private static Method<Forecaster> ensemble(
      String id,
      String title,
      String paper,
      Expert expert,
      ChannelForecaster.BandPlan bands,
      ChannelForecaster.BandPlan own) {
    return new Method<>(
        id,
        title,
        paper,
        Cost.INSTANT,
        List.of(SEASON, Intervals.among(Intervals.ENSEMBLE)),
        given ->
            new ChannelForecaster(
                expert, given.whole("season"), Intervals.plan(given, bands, own)));
  }

  private static Method<Forecaster> calendarRidge() {
    var ridge = new InLogs(new LagRidge(Lags::seasonal, Season::rows, 0));
    var expert = new BySeason(Season::nested, new OrElse(Ensembles.DAILY, Ensembles.HOURLY), ridge);
    return new Method<>(
        "calendar-ridge",
        "Ridge with calendar, holidays and inputs",
        "Hyndman & Athanasopoulos 2021, Forecasting: Principles and Practice, 10 (dynamic"
            + " regression)",
        Cost.INSTANT,
        List.of(SEASON, HOLIDAYS),
        settings ->
            new Regressed(
                new ChannelForecaster(expert, settings.whole("season"), Forecasters::lastDays),
                settings.whole("season"),
                settings.choice("holidays")));
  }

  /// Cheap experts: up to 400 origins; over so many rows fewer of them where the horizon is long.
  private static Conformal everyOrigin(Season season, int rows, int horizonRows) {
    int origins = Math.clamp(VALUES_JUDGED / horizonRows, 50, 400);
    return new Conformal(origins, 400 / origins, false, 3);
  }

  private static Conformal lastYear(Season season, int rows, int horizonRows) {
    return new Conformal(rows < 200 ? 20 : 52, 1, false, 2);
  }

  private static Conformal everyFewRows(Season season, int rows, int horizonRows) {
    return new Conformal(rows < 80 ? Math.max(4, rows - horizonRows - 36) : 12, 1, rows < 400, 3);
  }

  private static Conformal fewOrigins(Season season, int rows, int horizonRows) {
    return new Conformal(rows < 80 ? Math.max(4, rows - horizonRows - 36) : 24, 1, false, 3);
  }

  /// Up to 60 origins over the last third of the rows, for bands that follow the expert's margins:
  /// the nearer they are to independent, the less they must be widened.
  private static Conformal spacedOrigins(Season season, int rows, int horizonRows) {
    int span = Math.max(4, rows < 80 ? rows - horizonRows - 36 : rows / 3);
    int stride = Math.clamp(span / 60, 1, Math.max(1, horizonRows));
    return new Conformal(Math.min(60, span / stride), stride | 1, false, 3);
  }

  /// The same time of the last eight weeks' days.
  private static Conformal lastDays(Season season, int rows, int horizonRows) {
    return rows > 100 * season.rows() && season.present()
        ? new Conformal(56, season.rows(), false, 3)
        : lastCycles(season, rows, horizonRows);
  }

  /// Up to 200 origins over the last quarter of the rows, at most eight weeks of them.
  private static Conformal lastCycles(Season season, int rows, int horizonRows) {
    int span = Math.clamp(rows / 4, 12, Math.max(200, 8 * season.longer()));
    int stride = (span / 200) | 1;
    return new Conformal(Math.min(200, span / stride), stride, false, 3);
  }
}
