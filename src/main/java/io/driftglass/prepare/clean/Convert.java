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
import java.util.Map;
import java.util.TreeMap;

/// Turns values from one unit into another and names the new one.
record Convert(Chosen channels, String from, String to) implements RowStep {
  static final Method<Step> METHOD =
      new Method<>(
          "convert",
          "Convert units",
          "",
          Method.Cost.INSTANT,
          List.of(
              new Setting.Channels("channels", "the channels to convert"),
              new Setting.Text("from", "", "the unit they are in; empty for the channel's own"),
              new Setting.Text("to", "", "the unit wanted, such as °C, bar, m³/h, kW")),
          s -> new Convert(new Chosen(s.text("channels")), s.text("from"), s.text("to")));

  @Override
  public Outcome apply(Frame frame, Progress progress) {
    var wanted = unit(to, "to");
    int[] chosen = channels.numbers(frame);
    Map<Integer, Unit> units = new TreeMap<>();
    for (int c : chosen) {
      var own = unit(from.isBlank() ? frame.channel(c).unit() : from, "from");
      if (!own.kind().equals(wanted.kind())) {
        throw new InvalidSetting(
            "%s is in %s, a %s, and cannot become %s, a %s."
                .formatted(
                    frame.channel(c).name(), own.names().getFirst(), own.kind(), to, wanted.kind()),
            "Choose one of " + String.join(", ", Unit.like(own.kind())) + ".");
      }
      units.put(c, own);
    }
    var described = new ArrayList<>(frame.channels());
    for (int c : chosen) described.set(c, renamed(frame.channel(c)));
    var converted =
        Chosen.replaced(
            frame,
            chosen,
            c -> {
              double[] values = frame.column(c).clone();
              var own = units.get(c);
              for (int row = 0; row < values.length; row++) {
                values[row] = own.to(wanted, values[row]);
              }
              return values;
            });
    return Outcome.of(Frames.with(converted, described));
  }

  /// A unit that is part of the name is replaced there too.
  private Channel renamed(Channel channel) {
    String title = channel.title();
    String name = title.equals(channel.name()) ? title : channel.name().replace(channel.unit(), to);
    return new Channel(name, to, channel.kind(), channel.role(), channel.categories());
  }

  private static Unit unit(String name, String setting) {
    return Unit.of(name)
        .orElseThrow(
            () ->
                new InvalidSetting(
                    name.isBlank()
                        ? "Convert wants to know the unit '%s'.".formatted(setting)
                        : "'%s' is not a unit known here.".formatted(name),
                    "Write it like °C, bar, m³/h, kW, mm/s or %."));
  }

  @Override
  public String summary() {
    return (from.isBlank() ? channels.summary() : from) + " to " + to;
  }
}
