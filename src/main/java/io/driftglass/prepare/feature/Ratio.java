package io.driftglass.prepare.feature;

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

/// Adds the first of the chosen channels divided by each of the others. Where the divisor is 0, or
/// less than a billionth of what it divides, the ratio is missing.
record Ratio(String channels, String as) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "ratio",
          "Ratios",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Channels("channels", "what is divided, then what it is divided by"),
              Appended.ROLE),
          s -> new Ratio(s.text("channels"), s.choice("as")));

  private static final double LARGEST = 1e9;

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    int[] chosen = channels.isBlank() ? new int[0] : new Chosen(channels).numbers(frame);
    if (chosen.length < 2) {
      throw new InvalidSetting(
          "A ratio wants two channels and has %d.".formatted(chosen.length),
          "Name them with + between them, such as flow+power.");
    }
    var appended = new Appended(frame, as);
    double[] above = frame.column(chosen[0]);
    for (int at = 1; at < chosen.length; at++) {
      progress.check();
      double[] below = frame.column(chosen[at]);
      var ratio = new double[above.length];
      for (int row = 0; row < ratio.length; row++) {
        double quotient = above[row] / below[row];
        ratio[row] = Math.abs(quotient) <= LARGEST ? quotient : Double.NaN;
      }
      appended.add(
          "%s / %s".formatted(frame.channel(chosen[0]).name(), frame.channel(chosen[at]).name()),
          "",
          ratio);
    }
    return appended.outcome();
  }

  @Override
  public String summary() {
    return channels.isBlank() ? "no channels yet" : channels.replace("+", " / ");
  }
}
