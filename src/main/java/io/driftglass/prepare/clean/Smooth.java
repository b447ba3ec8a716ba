package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.Reach;
import io.driftglass.prepare.column.Rolling;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.List;

/// Replaces each value by the mean or median of the values around or before it; missing values stay
/// missing.
record Smooth(Chosen channels, boolean median, Span window, boolean trailing) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "smooth",
          "Smooth",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Choice(
                  "by", "mean", List.of("mean", "median"), "what stands for each value"),
              new Setting.Length("window", "5 rows", false, "over how much"),
              new Setting.Choice(
                  "reach",
                  "around",
                  List.of("around", "before"),
                  "rows on both sides, or only rows up to this one, as in live data")),
          s ->
              new Smooth(
                  new Chosen(s.text("channels")),
                  s.choice("by").equals("median"),
                  s.length("window").orElseThrow(),
                  s.choice("reach").equals("before")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var reach = trailing ? Reach.trailing(frame, window) : Reach.centred(frame, window);
    return Outcome.of(
        Chosen.replaced(
            frame,
            channels.numbers(frame),
            c -> {
              progress.check();
              double[] values = frame.column(c);
              var rolling = new Rolling(values, reach, 1);
              double[] smooth = median ? rolling.quantile(.5) : rolling.mean();
              for (int row = 0; row < values.length; row++) {
                if (Double.isNaN(values[row])) smooth[row] = Double.NaN;
              }
              return smooth;
            }));
  }

  @Override
  public String summary() {
    return (median ? "median of " : "mean of ")
        + window.text()
        + (trailing ? " before" : " around");
  }
}
