package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Frame;
import java.util.List;
import java.util.OptionalDouble;

/// Keeps values within what is physically possible.
record Clip(Chosen channels, OptionalDouble min, OptionalDouble max, boolean missing)
    implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "clip",
          "Clip to range",
          "",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              Settled.number("min", "the lowest possible value; empty for none"),
              Settled.number("max", "the highest possible value; empty for none"),
              new Setting.Choice(
                  "then",
                  "clip",
                  List.of("clip", "missing"),
                  "set what lies outside to the limit, or make it missing")),
          s ->
              new Clip(
                  new Chosen(s.text("channels")),
                  Settled.number("min", s.text("min"), "a number or empty"),
                  Settled.number("max", s.text("max"), "a number or empty"),
                  s.choice("then").equals("missing")));

  Clip {
    if (min.isPresent() && max.isPresent() && min.getAsDouble() > max.getAsDouble()) {
      throw new InvalidSetting(
          "min must not be above max, but %s is above %s."
              .formatted(min.getAsDouble(), max.getAsDouble()),
          "Exchange them.");
    }
  }

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    double low = min.orElse(Double.NEGATIVE_INFINITY);
    double high = max.orElse(Double.POSITIVE_INFINITY);
    return Outcome.of(
        Chosen.replaced(
            frame,
            channels.numbers(frame),
            c -> {
              double[] values = frame.column(c).clone();
              for (int row = 0; row < values.length; row++) {
                if (values[row] < low) values[row] = missing ? Double.NaN : low;
                else if (values[row] > high) values[row] = missing ? Double.NaN : high;
              }
              return values;
            }));
  }

  @Override
  public String summary() {
    String range =
        min.isEmpty()
            ? max.isEmpty() ? "no limits" : "up to " + Words.number(max.getAsDouble())
            : max.isEmpty()
                ? "from " + Words.number(min.getAsDouble())
                : Words.number(min.getAsDouble()) + " to " + Words.number(max.getAsDouble());
    return range + (missing ? ", else missing" : "");
  }
}
