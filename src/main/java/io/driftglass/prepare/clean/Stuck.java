package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import io.driftglass.series.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes stretches missing in which a channel does not move. A channel that never moves is left
/// alone and named: it is constant, not stuck.
@SuppressWarnings("ArrayRecordComponent")
record Stuck(Chosen channels, Span length, double tolerance, double[] spared) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "stuck",
          "Stuck to missing",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Length("after", "60 rows", false, "how long it must stand still"),
              new Setting.Real(
                  "tolerance", 0, 0, 1e12, "how far it may move and still count as stuck"),
              new Setting.Text(
                  "spare", "", "values at which it may stand still, such as 0; + between them")),
          s ->
              new Stuck(
                  new Chosen(s.text("channels")),
                  s.length("after").orElseThrow(),
                  s.real("tolerance"),
                  Settled.numbers("spare", s.text("spare"), "numbers with + between them")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var constant = new ArrayList<Integer>();
    long interval = frame.interval();
    long least = length.ticks(frame);
    var result =
        Chosen.replaced(
            frame,
            channels.numbers(frame),
            c -> {
              progress.check();
              double[] values = frame.column(c);
              if (!moves(values)) {
                constant.add(c);
                return values;
              }
              return without(frame, values, interval, least);
            });
    return new Outcome(
        result,
        constant.isEmpty()
            ? List.of()
            : List.of(Words.are(frame, constant) + " constant or empty and left as is."));
  }

  private double[] without(Frame frame, double[] values, long interval, long least) {
    double[] result = values.clone();
    for (int from = 0; from < values.length; ) {
      int until = from + 1;
      if (Double.isNaN(values[from]) || isSpared(values[from])) {
        from = until;
        continue;
      }
      while (until < values.length && Math.abs(values[until] - values[from]) <= tolerance) until++;
      boolean stuck = frame.tick(until - 1) - frame.tick(from) + interval >= least;
      if (stuck && until - from > 1) Arrays.fill(result, from, until, Double.NaN);
      from = until;
    }
    return result;
  }

  private boolean isSpared(double value) {
    return Arrays.stream(spared).anyMatch(s -> s == value);
  }

  private boolean moves(double[] values) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    return high - low > tolerance;
  }

  @Override
  public String summary() {
    return "unchanged for " + length.text();
  }
}
