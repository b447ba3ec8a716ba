package io.driftglass.workbench.detect;

import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// The roles channels had when a model was fitted, by name: what a later file of the same machine
/// is read with. A file alone may look different (a pump that stood still all week has constant
/// columns).
///
/// @param roles of every channel of the training frame
record Schema(Map<String, Role> roles) {
  static Schema of(Frame train) {
    var roles = new HashMap<String, Role>();
    train.channels().forEach(channel -> roles.put(channel.name(), channel.role()));
    return new Schema(Map.copyOf(roles));
  }

  /// The same rows with the training roles; labels stay labels, unknown channels are ignored.
  Frame applied(Frame frame) {
    List<Channel> channels =
        frame.channels().stream().map(channel -> channel.as(role(channel))).toList();
    double[][] columns =
        IntStream.range(0, channels.size()).mapToObj(frame::column).toArray(double[][]::new);
    return Frame.of(frame.clock(), frame.ticks(), channels, columns);
  }

  private Role role(Channel channel) {
    if (channel.role() == Role.LABEL && channel.kind() == Kind.NUMBER) return Role.LABEL;
    return roles.getOrDefault(channel.name(), Role.IGNORED);
  }
}
