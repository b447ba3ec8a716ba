package io.driftglass.workbench.run;

import io.driftglass.detect.Detector;
import io.driftglass.evaluate.AutoDetector;
import io.driftglass.evaluate.AutoForecaster;
import io.driftglass.forecast.Forecaster;
import io.driftglass.forecast.method.Forecasters;
import io.driftglass.method.Method;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.Migrated;
import io.driftglass.registry.Task;
import java.util.Comparator;
import java.util.List;

/// Every method a user can name, `auto` among them.
public final class Catalogues {
  public static final List<Method<Detector>> DETECTORS = AutoDetector.CATALOGUE;

  public static final List<Method<Forecaster>> FORECASTERS = AutoForecaster.CATALOGUE;

  /// A line through first and last value, and those for values that are mostly 0.
  private static final List<String> RARELY_BEST = List.of("drift", "croston", "tsb");

  /// Those worth racing before a forecast, because they take a moment; last those that are rarely
  /// best, so that a short budget sees the others.
  public static final List<Method<Forecaster>> QUICK_FORECASTERS =
      Forecasters.ALL.stream()
          .filter(method -> method.cost() == Method.Cost.INSTANT)
          .sorted(Comparator.comparing(method -> RARELY_BEST.contains(method.id())))
          .toList();

  /// The forecasters of a full race: the quick ones first, then the program's own choice, which
  /// tries some of them, then those that take longer.
  public static final List<Method<Forecaster>> RACED_FORECASTERS =
      FORECASTERS.stream()
          .sorted(
              Comparator.comparing((Method<Forecaster> method) -> method.cost())
                  .thenComparing(method -> method.equals(AutoForecaster.METHOD)))
          .toList();

  /// The detectors of a race, the quick ones first so that a short budget sees most of them.
  public static final List<Method<Detector>> RACED_DETECTORS =
      DETECTORS.stream().sorted(Comparator.comparing(Method::cost)).toList();

  private Catalogues() {}

  /// @throws NotFound naming the known ones
  public static Method<Detector> detector(String id) {
    refuseMigrated(id);
    return Method.find(DETECTORS, "detector", id);
  }

  /// @throws NotFound naming the known ones
  public static Method<Forecaster> forecaster(String id) {
    refuseMigrated(id);
    return Method.find(FORECASTERS, "forecaster", id);
  }

  private static void refuseMigrated(String id) {
    if (!id.startsWith(Migrated.METHOD)) return;
    throw new NotFound(
        "This version was taken over from another registry as a record; its model '%s' is not here."
            .formatted(id.substring(Migrated.METHOD.length())),
        "Train a method of this program on its data and register that.");
  }

  /// A method as it is called in the window; its id where it is not in the catalogue any more.
  public static String title(Task task, String id) {
    return (task == Task.ANOMALY ? DETECTORS : FORECASTERS)
        .stream()
            .filter(method -> method.id().equals(id))
            .map(Method::title)
            .findFirst()
            .orElse(id);
  }

  /// Whether a method declares a seed.
  public static boolean seeded(Method<?> method) {
    return method.settings().stream().anyMatch(setting -> setting.name().equals("seed"));
  }
}
