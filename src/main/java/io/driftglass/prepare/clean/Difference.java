package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;

/// Replaces each value by its change since an earlier row; the first rows have none.
record Difference(Chosen channels, int lag) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "difference",
          "Difference",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING, new Setting.Whole("lag", 1, 1, 1_000_000, "how many rows earlier")),
          s -> new Difference(new Chosen(s.text("channels")), s.whole("lag")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    return Outcome.of(
        Chosen.replaced(
            frame,
            channels.numbers(frame),
            c -> {
              double[] values = frame.column(c);
              var change = new double[values.length];
              Arrays.fill(change, 0, Math.min(lag, change.length), Double.NaN);
              for (int row = lag; row < change.length; row++) {
                change[row] = values[row] - values[row - lag];
              }
              return change;
            }));
  }

  @Override
  public String summary() {
    return lag == 1 ? "from row to row" : "over %,d rows".formatted(lag);
  }
}
