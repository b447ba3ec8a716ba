package io.driftglass.prepare.clean;

import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.RowStep;
import io.driftglass.prepare.step.Step;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import java.util.ArrayList;
import java.util.List;

/// Gives a channel another name or unit text; its values stay.
record Rename(String channel, String to, String unit) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "rename",
          "Rename",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Channels("channel", "the channel to rename"),
              new Setting.Text("to", "", "its new name; empty keeps the old one"),
              new Setting.Text("unit", "", "its unit as shown; empty keeps the old one")),
          s -> new Rename(s.text("channel"), s.text("to"), s.text("unit")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    int[] chosen = channel.isBlank() ? new int[0] : new Chosen(channel).any(frame);
    if (chosen.length != 1) {
      throw new InvalidSetting(
          "Rename wants one channel and has %d.".formatted(chosen.length), "Name one channel.");
    }
    int at = chosen[0];
    var before = frame.channel(at);
    String name = to.isBlank() ? before.name() : to;
    if (frame.indexOf(name) >= 0 && frame.indexOf(name) != at) {
      throw new InvalidSetting(
          "There is a channel '%s' already.".formatted(name), "Choose a name that is free.");
    }
    var channels = new ArrayList<>(frame.channels());
    channels.set(
        at,
        new Channel(
            name,
            unit.isBlank() ? before.unit() : unit,
            before.kind(),
            before.role(),
            before.categories()));
    return Outcome.of(Frames.with(frame, channels));
  }

  @Override
  public String summary() {
    return to.isBlank() ? "%s in %s".formatted(channel, unit) : channel + " to " + to;
  }
}
