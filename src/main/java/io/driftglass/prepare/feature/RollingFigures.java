package io.driftglass.prepare.feature;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.Reach;
import io.driftglass.prepare.column.Rolling;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.Arrays;
import java.util.List;

/// Adds figures of the window that ends with each row. A window that holds fewer than `least`
/// values has none.
record RollingFigures(Chosen channels, List<String> figures, Span window, int least, String as)
    implements RowStep {
  private static final List<String> KNOWN = List.of("mean", "std", "min", "max", "slope");

  static final Method<Step> METHOD =
      new Method<>(
          "rolling",
          "Rolling figures",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Text(
                  "figures",
                  "mean+std",
                  "mean, std, min, max, slope or a quantile such as q90; + between them"),
              new Setting.Length("window", "12 rows", false, "the rows up to and with each row"),
              new Setting.Whole("least", 2, 1, 1_000_000, "values a window must hold"),
              Appended.ROLE),
          s ->
              new RollingFigures(
                  new Chosen(s.text("channels")),
                  figures(s.text("figures")),
                  s.length("window").orElseThrow(),
                  s.whole("least"),
                  s.choice("as")));

  private static List<String> figures(String text) {
    var figures = Arrays.stream(text.split("\\+")).map(String::strip).distinct().toList();
    for (var figure : figures) {
      if (KNOWN.contains(figure) || figure.matches("q\\d{1,2}")) continue;
      throw new InvalidSetting(
          "There is no rolling figure '%s'.".formatted(figure),
          "Known: %s, and quantiles from q0 to q99.".formatted(String.join(", ", KNOWN)));
    }
    return figures;
  }

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var reach = Reach.trailing(frame, window);
    var appended = new Appended(frame, as);
    double[] places = figures.contains("slope") ? places(frame) : new double[0];
    String perPlace = timed(frame) ? "/h" : "/step";
    for (int c : channels.numbers(frame)) {
      var rolling = new Rolling(frame.column(c), reach, least);
      for (var figure : figures) {
        progress.check();
        String unit = frame.channel(c).unit();
        appended.add(
            "%s %s %s".formatted(frame.channel(c).name(), figure, window.text()),
            figure.equals("slope") && !unit.isEmpty() ? unit + perPlace : unit,
            figure(rolling, figure, places));
      }
    }
    return appended.outcome();
  }

  private static double[] figure(Rolling rolling, String figure, double[] places) {
    return switch (figure) {
      case "mean" -> rolling.mean();
      case "std" -> rolling.std();
      case "min" -> rolling.min();
      case "max" -> rolling.max();
      case "slope" -> rolling.slope(places);
      default -> rolling.quantile(Integer.parseInt(figure.substring(1)) / 100.0);
    };
  }

  private static boolean timed(Frame frame) {
    return frame.clock().ticksPerSecond() > 0;
  }

  /// Hours since the first row, or its steps.
  private static double[] places(Frame frame) {
    double unit = timed(frame) ? 3600.0 * frame.clock().ticksPerSecond() : 1;
    return Arrays.stream(frame.ticks()).mapToDouble(t -> (t - frame.tick(0)) / unit).toArray();
  }

  @Override
  public String summary() {
    return "%s of %s".formatted(String.join(", ", figures), window.text());
  }
}
