package io.driftglass.series;

import java.util.List;

/// One column of measurements.
///
/// @param name as shown; unique within its frame
/// @param unit as written in the source, empty where unknown
/// @param categories the texts behind the codes of a `CATEGORY` channel, else empty
public record Channel(String name, String unit, Kind kind, Role role, List<String> categories) {
  public Channel {
    categories = List.copyOf(categories);
  }

  /// The name without this channel's unit after it: `Flow` of `Flow [m3/h]`.
  public String title() {
    return title(name, unit);
  }

  /// The same for a name and a unit.
  public static String title(String name, String unit) {
    for (var tail : List.of("[" + unit + "]", "(" + unit + ")")) {
      if (unit.isEmpty() || !name.endsWith(tail) || name.length() == tail.length()) continue;
      return name.substring(0, name.length() - tail.length()).strip();
    }
    return name;
  }

  public static Channel target(String name) {
    return new Channel(name, "", Kind.NUMBER, Role.TARGET, List.of());
  }

  public static Channel label(String name) {
    return new Channel(name, "", Kind.NUMBER, Role.LABEL, List.of());
  }

  public static Channel input(String name) {
    return new Channel(name, "", Kind.NUMBER, Role.INPUT, List.of());
  }

  public Channel as(Role newRole) {
    return new Channel(name, unit, kind, newRole, categories);
  }
}
