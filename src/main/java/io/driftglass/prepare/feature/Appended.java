package io.driftglass.prepare.feature;

import io.driftglass.method.Setting;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A frame that grows by channels; those it had stay as they are.
final class Appended {
  /// What new channels are for.
  static final Setting ROLE =
      new Setting.Choice(
          "as",
          "input",
          List.of("input", "target"),
          "an input informs a model and is never judged; a target is watched and forecast");

  private final Frame frame;
  private final Role role;
  private final List<Channel> channels;
  private final List<double[]> columns = new ArrayList<>();
  private final List<BitSet> filled = new ArrayList<>();

  Appended(Frame frame, String role) {
    this.frame = frame;
    this.role = role.equals("target") ? Role.TARGET : Role.INPUT;
    channels = new ArrayList<>(frame.channels());
    for (int c = 0; c < channels.size(); c++) {
      columns.add(frame.column(c));
      filled.add(frame.filled(c));
    }
  }

  /// @param unit empty where it has none
  void add(String name, String unit, double[] values) {
    String free = name;
    for (int number = 2; isTaken(free); number++) free = name + " (" + number + ")";
    channels.add(new Channel(free, unit, Kind.NUMBER, role, List.of()));
    columns.add(values);
    filled.add(new BitSet());
  }

  private boolean isTaken(String name) {
    return channels.stream().anyMatch(channel -> channel.name().equals(name));
  }

  Outcome outcome() {
    return Outcome.of(
        Frame.of(frame.clock(), frame.ticks(), channels, columns.toArray(double[][]::new))
            .withFilled(filled));
  }
}
