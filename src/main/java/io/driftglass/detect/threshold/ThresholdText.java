package io.driftglass.detect.threshold;

import io.driftglass.problem.InvalidSetting;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoublePredicate;

/// Thresholds as people type them: `fixed:3.2`, `quantile:0.999`, `sigma:4`, `pot:1e-4`, `dynamic`,
/// `budget:2/week`, `spot:1e-4/200`, `gev:0.01/100 rows`, `density:10`, `conformal:0.001`,
/// `following:0.99/5000`, `recovering:3/5000/0.1/400`.
final class ThresholdText {
  private static final String REMEDY =
      "Write fixed:3.2, quantile:0.999, sigma:4, pot:1e-4, dynamic, budget:2/week, spot:1e-4/200,"
          + " gev:0.01/100 rows, density:10, conformal:0.001, following:0.99/5000 or"
          + " recovering:3/5000/0.1/400.";

  private static final Map<String, Long> SECONDS =
      Map.of("hour", 3600L, "day", 86_400L, "week", 604_800L);

  private ThresholdText() {}

  /// @throws InvalidSetting naming the part that is wrong and the forms there are
  static Threshold parse(String text) {
    var parts = text.strip().split(":", 2);
    var value = parts.length == 2 ? parts[1].strip() : "";
    return switch (parts[0].strip().toLowerCase(Locale.ROOT)) {
      case "fixed" -> new Threshold.Fixed(number(text, value, "a finite number", v -> true));
      case "quantile" ->
          new Threshold.Quantile(number(text, value, "between 0 and 1", v -> v > 0 && v < 1));
      case "sigma" -> new Threshold.Sigma(number(text, value, "above 0", v -> v > 0));
      case "pot" ->
          new Threshold.PeaksOverThreshold(
              number(text, value, "above 0, below 0.1", v -> v > 0 && v < .1));
      case "dynamic" -> dynamic(text, value);
      case "budget" -> budget(text, value);
      case "spot" -> spot(text, value);
      case "gev" -> blocks(text, value);
      case "density" -> new Threshold.Density(whole(text, value, 1));
      case "conformal" ->
          new Threshold.Conformal(number(text, value, "between 0 and 1", v -> v > 0 && v < 1));
      case "following" -> following(text, value);
      case "recovering" -> recovering(text, value);
      default -> throw wrong(text, "a known kind of threshold");
    };
  }

  /// The text that [#parse] reads back.
  static String of(Threshold threshold) {
    return switch (threshold) {
      case Threshold.Fixed(double level) -> "fixed:" + level;
      case Threshold.Quantile(double q) -> "quantile:" + q;
      case Threshold.Sigma(double k) -> "sigma:" + k;
      case Threshold.PeaksOverThreshold(double risk) -> "pot:" + risk;
      case Threshold.Dynamic dynamic -> of(dynamic);
      case Threshold.Budget(int alarms, String per) -> "budget:" + alarms + "/" + per;
      case Threshold.Spot(double risk, int depth) ->
          "spot:" + risk + (depth == 0 ? "" : "/" + depth);
      case Threshold.BlockMaxima(double chance, int rows) -> "gev:" + chance + "/" + rows + " rows";
      case Threshold.Density(int neighbours) -> "density:" + neighbours;
      case Threshold.Conformal(double p) -> "conformal:" + p;
      case Threshold.Following(double q, int rows) -> "following:" + q + "/" + rows;
      case Threshold.Recovering(double level, int rows, double part, int forgetRows) ->
          "recovering:%s/%d/%s/%d".formatted(level, rows, part, forgetRows);
    };
  }

  private static String of(Threshold.Dynamic dynamic) {
    if (dynamic.equals(Threshold.Dynamic.PAPER)) return "dynamic";
    var text =
        "dynamic:%d/%d/%s/%d"
            .formatted(
                dynamic.windowRows(), dynamic.stepRows(), dynamic.prune(), dynamic.bufferRows());
    return dynamic.least() == 0 ? text : text + "/" + dynamic.least();
  }

  static long seconds(String per) {
    return SECONDS.get(per);
  }

  private static double number(String text, String value, String wanted, DoublePredicate allowed) {
    try {
      double number = Double.parseDouble(value);
      if (Double.isFinite(number) && allowed.test(number)) return number;
    } catch (NumberFormatException e) {
      // falls through: not a number is told like out of range
    }
    throw wrong(text, "a number, " + wanted);
  }

  private static int whole(String text, String value, int least) {
    try {
      int number = Integer.parseInt(value.strip());
      if (number >= least) return number;
    } catch (NumberFormatException e) {
      // falls through: not a number is told like out of range
    }
    throw wrong(text, "a whole number of at least " + least);
  }

  private static Threshold dynamic(String text, String value) {
    if (value.isEmpty()) return Threshold.Dynamic.PAPER;
    var parts = value.split("/", -1);
    if (parts.length != 4 && parts.length != 5) {
      throw wrong(text, "dynamic:WINDOW/STEP/PRUNE/BUFFER, /LEAST after it");
    }
    return new Threshold.Dynamic(
        whole(text, parts[0], 1),
        whole(text, parts[1], 1),
        number(text, parts[2], "0 or more, below 1", v -> v >= 0 && v < 1),
        whole(text, parts[3], 0),
        parts.length == 4 ? 0 : number(text, parts[4], "0 or more", v -> v >= 0));
  }

  private static Threshold spot(String text, String value) {
    var parts = value.split("/", 2);
    double risk = number(text, parts[0], "above 0, below 0.1", v -> v > 0 && v < .1);
    return new Threshold.Spot(risk, parts.length == 1 ? 0 : whole(text, parts[1], 1));
  }

  private static Threshold following(String text, String value) {
    var parts = value.split("/", 2);
    if (parts.length == 1) throw wrong(text, "following:QUANTILE/ROWS");
    return new Threshold.Following(
        number(text, parts[0], "between 0 and 1", v -> v > 0 && v < 1), whole(text, parts[1], 0));
  }

  private static Threshold recovering(String text, String value) {
    var parts = value.split("/", -1);
    if (parts.length != 4) throw wrong(text, "recovering:LEVEL/ROWS/PART/FORGET");
    return new Threshold.Recovering(
        number(text, parts[0], "above 0", v -> v > 0),
        whole(text, parts[1], 0),
        number(text, parts[2], "0 or more, at most 1", v -> v >= 0 && v <= 1),
        whole(text, parts[3], 1));
  }

  private static Threshold blocks(String text, String value) {
    var parts = value.split("/", 2);
    var rows = parts.length == 2 ? parts[1].strip() : "";
    if (!rows.endsWith(" rows")) throw wrong(text, "a chance and the rows of a block");
    return new Threshold.BlockMaxima(
        number(text, parts[0], "between 0 and 1", v -> v > 0 && v < 1),
        whole(text, rows.substring(0, rows.length() - 5), 2));
  }

  private static Threshold budget(String text, String value) {
    var parts = value.split("/", 2);
    var per = parts.length == 2 ? parts[1].strip().toLowerCase(Locale.ROOT) : "";
    if (SECONDS.containsKey(per)) return new Threshold.Budget(whole(text, parts[0], 1), per);
    if (per.endsWith(" rows")) {
      int rows = whole(text, per.substring(0, per.length() - 5), 1);
      return new Threshold.Budget(whole(text, parts[0], 1), rows + " rows");
    }
    throw wrong(text, "alarms per hour, day, week or so many rows");
  }

  private static InvalidSetting wrong(String text, String wanted) {
    return new InvalidSetting("The threshold '%s' is not %s.".formatted(text, wanted), REMEDY);
  }
}
