package io.driftglass.forecast.method;

import io.driftglass.forecast.ChannelForecaster.BandPlan;
import io.driftglass.forecast.Forecaster;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the shape of the bands comes from. How wide they are is found from earlier origins in every
/// case, so that they hold what they promise.
public final class Intervals {
  /// Errors on earlier origins alone: the shape of all bands but for the settings below.
  public static final String RESIDUALS = "residuals";

  /// The variance of the model.
  public static final String VARIANCE = "variance";

  /// Quantiles that a small network learns beside the method.
  public static final String QUANTILES = "quantiles";

  /// Ways through a network with values left out by chance.
  public static final String DROPOUT = "dropout";

  /// How far the members of an ensemble lie apart.
  public static final String ENSEMBLE = "ensemble";

  /// The name of the setting.
  public static final String NAME = "intervals";

  private static final Map<String, String> HELP =
      Map.of(
          VARIANCE,
          "the model's own variance",
          QUANTILES,
          "what a small network learns of past errors by pinball loss",
          DROPOUT,
          "how far it strays with values left out by chance",
          ENSEMBLE,
          "how far members lie apart");

  private Intervals() {}

  /// The choice between residuals and those.
  static Setting among(String... others) {
    var options = Stream.concat(Stream.of(RESIDUALS), Stream.of(others)).toList();
    var words =
        Stream.of(others)
            .map(other -> other + ", " + HELP.get(other))
            .collect(Collectors.joining("; "));
    return new Setting.Choice(
        NAME,
        RESIDUALS,
        options,
        "What the width of bands follows: residuals, past errors alone; "
            + words
            + ". Past errors scale all of them.");
  }

  /// What the bands of a method can follow, residuals first.
  public static List<String> offered(Method<Forecaster> method) {
    return method.settings().stream()
        .filter(setting -> setting.name().equals(NAME))
        .map(setting -> ((Setting.Choice) setting).options())
        .findFirst()
        .orElse(List.of(RESIDUALS));
  }

  /// What was chosen; residuals for methods that know nothing else.
  public static String of(Settings settings) {
    boolean chosen = settings.declared().stream().anyMatch(one -> one.name().equals(NAME));
    return chosen ? settings.choice(NAME) : RESIDUALS;
  }

  /// Bands that follow what was chosen.
  ///
  /// @param plan for residuals
  /// @param own for margins of the expert
  static BandPlan plan(Settings settings, BandPlan plan, BandPlan own) {
    return of(settings).equals(RESIDUALS)
        ? plan
        : (season, rows, horizonRows) -> own.of(season, rows, horizonRows).onMargins();
  }
}
