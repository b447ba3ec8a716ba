package io.driftglass.workbench.train;

import io.driftglass.method.Setting;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.Task;
import io.driftglass.workbench.run.Catalogues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// What to try: settings of one or several methods, each with the values it may have.
///
/// @param values texts by setting, in the order of their names: `24|50|100` tries each,
///   `0.001..0.1` is drawn from, evenly in orders of magnitude where it spans two or more
/// @param random whether combinations are drawn; else all are tried, in order
/// @param trials at most
/// @param budget time after which no further trial begins
/// @param metric to choose by; the task's usual one where empty
public record SearchPlan(
    List<String> methods,
    Map<String, String> values,
    boolean random,
    int trials,
    Duration budget,
    String metric,
    long seed) {
  /// Combinations of a grid at most.
  private static final int MOST = 10_000;

  public SearchPlan {
    methods = List.copyOf(methods);
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    if (trials < 1) {
      throw new InvalidSetting("A search makes 1 trial or more, not " + trials + ".", "");
    }
  }

  /// The settings to try for a method, those of the request with the values of the plan.
  ///
  /// @throws InvalidSetting where a method has none of the settings, or a value is not allowed
  public List<Map<String, String>> combinations(
      Task task, String method, Map<String, String> fixed) {
    var declared =
        (task == Task.ANOMALY ? Catalogues.detector(method) : Catalogues.forecaster(method))
            .settings();
    var own = new LinkedHashMap<String, String>();
    values.forEach(
        (name, text) -> {
          if (declared.stream().anyMatch(s -> s.name().equals(name))) own.put(name, text);
          else if (methods.size() == 1) throw unknown(method, name, declared);
        });
    var base = new LinkedHashMap<String, String>();
    fixed.forEach(
        (name, text) -> {
          if (declared.stream().anyMatch(s -> s.name().equals(name))) base.put(name, text);
          else if (methods.size() == 1) throw unknown(method, name, declared);
        });
    var found = random ? drawn(own) : grid(own);
    var all = new ArrayList<Map<String, String>>();
    for (var combination : found) {
      var settings = new LinkedHashMap<>(base);
      settings.putAll(combination);
      io.driftglass.method.Settings.of(declared, settings);
      all.add(settings);
    }
    return all;
  }

  private static InvalidSetting unknown(String method, String name, List<Setting> declared) {
    return new InvalidSetting(
        "%s has no setting '%s'.".formatted(method, name),
        "It has: " + String.join(", ", declared.stream().map(Setting::name).toList()) + ".");
  }

  private List<Map<String, String>> grid(Map<String, String> own) {
    List<Map<String, String>> all = List.of(Map.of());
    for (var entry : own.entrySet()) {
      if (range(entry.getValue()).isPresent()) {
        throw new InvalidSetting(
            "A grid needs values, and %s is a range: %s."
                .formatted(entry.getKey(), entry.getValue()),
            "Write the values with | between them, or search at random.");
      }
      var next = new ArrayList<Map<String, String>>();
      for (var before : all) {
        for (var value : entry.getValue().split("\\|")) {
          var combination = new LinkedHashMap<>(before);
          combination.put(entry.getKey(), value.strip());
          next.add(combination);
        }
      }
      if (next.size() > MOST) {
        throw new InvalidSetting(
            "The grid has more than %,d combinations.".formatted(MOST),
            "Give fewer values, or search at random.");
      }
      all = next;
    }
    return all;
  }

  private List<Map<String, String>> drawn(Map<String, String> own) {
    var random = new Random(seed);
    var all = new LinkedHashSet<Map<String, String>>();
    for (int tries = 0; all.size() < trials && tries < 20 * trials; tries++) {
      var combination = new LinkedHashMap<String, String>();
      own.forEach((name, text) -> combination.put(name, drawn(text, random)));
      all.add(combination);
    }
    return List.copyOf(all);
  }

  private static String drawn(String text, Random random) {
    var range = range(text);
    if (range.isEmpty()) {
      var values = text.split("\\|");
      return values[random.nextInt(values.length)].strip();
    }
    double low = range.get()[0];
    double high = range.get()[1];
    double share = random.nextDouble();
    boolean wide = low > 0 && high / low >= 100;
    double value = wide ? low * Math.pow(high / low, share) : low + share * (high - low);
    boolean whole = !text.contains(".0") && low == Math.rint(low) && high == Math.rint(high);
    return whole ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.4g", value);
  }

  private static Optional<double[]> range(String text) {
    int dots = text.indexOf("..");
    if (dots < 1) return Optional.empty();
    try {
      double low = Double.parseDouble(text.substring(0, dots).strip());
      double high = Double.parseDouble(text.substring(dots + 2).strip());
      if (low < high) return Optional.of(new double[] {low, high});
    } catch (NumberFormatException e) {
      // told below
    }
    throw new InvalidSetting(
        "'" + text + "' is no range.", "Write it like 0.001..0.1, the smaller number first.");
  }
}
