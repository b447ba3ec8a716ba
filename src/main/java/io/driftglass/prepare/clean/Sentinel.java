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
import java.util.stream.Collectors;

/// Makes the numbers missing that a logger writes when it has none, such as -200 or 9999.
@SuppressWarnings("ArrayRecordComponent")
record Sentinel(Chosen channels, double[] values) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "sentinel",
          "Sentinel to missing",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Text(
                  "values", "9999", "the numbers that stand for no value, + between them")),
          s ->
              new Sentinel(
                  new Chosen(s.text("channels")),
                  Settled.numbers("values", s.text("values"), "numbers with + between them")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    return Outcome.of(
        Chosen.replaced(
            frame,
            channels.numbers(frame),
            c -> {
              double[] column = frame.column(c).clone();
              for (int row = 0; row < column.length; row++) {
                for (double value : values) if (column[row] == value) column[row] = Double.NaN;
              }
              return column;
            }));
  }

  @Override
  public String summary() {
    return Arrays.stream(values).mapToObj(Words::number).collect(Collectors.joining(", "));
  }
}
