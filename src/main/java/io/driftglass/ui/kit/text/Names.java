package io.driftglass.ui.kit.text;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What figures and parameters of runs and models are called on screen, from their names in files.
public final class Names {
  private static final Map<String, String> SHORT =
      Map.ofEntries(
          Map.entry("f1", "F1"),
          Map.entry("auc", "AUC"),
          Map.entry("vus", "VUS"),
          Map.entry("pr", "PR"),
          Map.entry("mae", "MAE"),
          Map.entry("nmae", "NMAE"),
          Map.entry("mape", "MAPE"),
          Map.entry("smape", "sMAPE"),
          Map.entry("rmse", "RMSE"),
          Map.entry("mase", "MASE"),
          Map.entry("rmsse", "RMSSE"),
          Map.entry("crps", "CRPS"),
          Map.entry("msis95", "MSIS 95 %"),
          Map.entry("coverage80", "Coverage 80 %"),
          Map.entry("coverage95", "Coverage 95 %"));
  private static final Set<String> COUNTS = Set.of("events", "rows", "windows", "folds", "epochs");

  private Names() {}

  /// `event_f1` as `Event F1`.
  public static String title(String name) {
    var spaced =
        Arrays.stream(name.split("[_-]"))
            .map(word -> SHORT.getOrDefault(word, word))
            .collect(Collectors.joining(" "));
    if (spaced.isEmpty() || SHORT.containsValue(spaced)) return Words.of(spaced);
    return Words.of(Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1));
  }

  /// A figure of that name: `10` events, `0.571` events per 1000 rows.
  public static String figure(String name, double value) {
    boolean counted = COUNTS.contains(name.substring(name.lastIndexOf('_') + 1));
    return counted && !name.contains("_per_") && value == Math.rint(value)
        ? Figures.count((long) value)
        : Figures.value(value);
  }

  /// A parameter as it is kept: hashes short, numbers without what Java adds to them.
  public static String parameter(String value) {
    if (value.matches("[0-9a-f]{64}")) return hash(value);
    if (!value.matches("-?\\d+\\.\\d*(E-?\\d+)?")) return value;
    double number = Double.parseDouble(value);
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Figures.count((long) number)
        : Figures.plain(number);
  }

  /// `8f3a…c91e`: enough to compare by eye.
  public static String hash(String sha256) {
    return sha256.length() < 10
        ? sha256
        : sha256.substring(0, 4) + "…" + sha256.substring(sha256.length() - 4);
  }
}
