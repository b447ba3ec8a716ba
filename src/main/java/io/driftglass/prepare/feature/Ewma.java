package io.driftglass.prepare.feature;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.List;

/// Adds an exponentially weighted mean of the values up to each row: what lies one half-life back
/// weighs half as much. A missing value is passed over; before the first one there is none.
record Ewma(Chosen channels, Span halfLife, String as) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "ewma",
          "Weighted mean",
          "Roberts 1959",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Length(
                  "half-life", "12 rows", false, "how far back a value weighs half as much"),
              Appended.ROLE),
          s ->
              new Ewma(
                  new Chosen(s.text("channels")),
                  s.length("half-life").orElseThrow(),
                  s.choice("as")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var appended = new Appended(frame, as);
    for (int c : channels.numbers(frame)) {
      progress.check();
      appended.add(
          "%s ewma %s".formatted(frame.channel(c).name(), halfLife.text()),
          frame.channel(c).unit(),
          weighted(frame, frame.column(c)));
    }
    return appended.outcome();
  }

  /// The sum of weights is carried too, so that the first values are a plain mean (bias-free).
  private double[] weighted(Frame frame, double[] values) {
    var result = new double[values.length];
    double half = halfLife instanceof Span.Rows(var rows) ? rows : halfLife.ticks(frame);
    boolean byRow = halfLife instanceof Span.Rows;
    double mean = Double.NaN;
    double weight = 0;
    for (int row = 0; row < values.length; row++) {
      double step = row == 0 ? 0 : byRow ? 1 : frame.tick(row) - frame.tick(row - 1);
      weight *= Math.exp(-Math.log(2) * step / half);
      if (!Double.isNaN(values[row])) {
        weight += 1;
        mean = Double.isNaN(mean) ? values[row] : mean + (values[row] - mean) / weight;
      }
      result[row] = mean;
    }
    return result;
  }

  @Override
  public String summary() {
    return "half-life " + halfLife.text();
  }
}
