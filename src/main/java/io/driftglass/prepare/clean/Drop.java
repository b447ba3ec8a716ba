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
import java.util.Arrays;
import java.util.List;

/// Leaves channels out, or all others.
record Drop(String channels, boolean others) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "drop",
          "Drop channels",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Channels("channels", "the channels to leave out"),
              new Setting.Flag("others", false, "keep these and leave out all others")),
          s -> new Drop(s.text("channels"), s.flag("others")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    if (channels.isBlank()) {
      throw new InvalidSetting("Drop wants at least one channel.", "Name the channels.");
    }
    int[] chosen = new Chosen(channels).any(frame);
    var kept =
        frame.select(
            channel ->
                others
                    == Arrays.stream(chosen)
                        .anyMatch(c -> frame.channel(c).name().equals(channel.name())));
    if (kept.channels().isEmpty()) {
      throw new InvalidSetting(
          "Drop would leave no channel.", "Name fewer channels, or turn the step off.");
    }
    return Outcome.of(kept);
  }

  @Override
  public String summary() {
    String named = new Chosen(channels).summary();
    return others ? "all but " + named : named;
  }
}
