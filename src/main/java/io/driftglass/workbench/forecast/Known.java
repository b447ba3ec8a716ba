package io.driftglass.workbench.forecast;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The rows a forecaster sees. Its inputs are the columns whose coming values somebody says are
/// known ahead, such as a schedule; any other column that is no target tells of the past alone and
/// stays out.
public final class Known {
  private Known() {}

  /// @param targets names; all of the frame's where empty
  /// @param known names of the columns known ahead; one that is a target stays one
  public static Frame rows(Frame frame, List<String> targets, List<String> known) {
    for (var name : targets) find(frame, name);
    for (var name : known) check(find(frame, name));
    var channels =
        frame.channels().stream()
            .map(channel -> known.contains(channel.name()) ? input(channel, targets) : channel)
            .toList();
    var columns =
        IntStream.range(0, channels.size()).mapToObj(frame::column).toArray(double[][]::new);
    var filled = IntStream.range(0, channels.size()).<BitSet>mapToObj(frame::filled).toList();
    return Frame.of(frame.clock(), frame.ticks(), channels, columns)
        .withFilled(filled)
        .select(channel -> kept(channel, targets, known));
  }

  private static Channel input(Channel channel, List<String> targets) {
    return targets.contains(channel.name()) ? channel : channel.as(Role.INPUT);
  }

  private static boolean kept(Channel channel, List<String> targets, List<String> known) {
    return switch (channel.role()) {
      case INPUT -> known.contains(channel.name());
      case TARGET -> targets.isEmpty() || targets.contains(channel.name());
      case LABEL, IGNORED -> targets.isEmpty();
    };
  }

  private static Channel find(Frame frame, String name) {
    int at = frame.indexOf(name);
    if (at >= 0) return frame.channel(at);
    throw new NotFound(
        "There is no channel '" + name + "'.",
        "Known: " + String.join(", ", frame.channels().stream().map(Channel::name).toList()) + ".");
  }

  private static void check(Channel channel) {
    if (channel.kind() == Kind.NUMBER) return;
    throw new InvalidSetting(
        "A column known ahead must hold numbers or true and false; '%s' holds texts."
            .formatted(channel.name()),
        "Name another, or turn its texts into numbers on the Prepare page.");
  }
}
