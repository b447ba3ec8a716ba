package io.driftglass.data.plan;

import io.driftglass.series.Kind;
import io.driftglass.series.Role;

/// What becomes of one column of the file.
///
/// @param index place in the file, 0 is the first
/// @param header the header's text as it stands in the file
/// @param name the name it gets: without control characters, unique in the file
/// @param unit from the units row or the header, empty where unknown
/// @param use what the column is
/// @param kind what its values are, where it is a channel
/// @param role what the channel is for
public record ColumnPlan(
    int index, String header, String name, String unit, Use use, Kind kind, Role role) {
  /// What a column of a file is.
  public enum Use {
    /// Part of the stamp.
    TIME,
    /// Tells machines or series apart.
    ENTITY,
    /// Becomes a channel.
    CHANNEL,
    /// Left out.
    DROPPED
  }

  public boolean isChannel() {
    return use == Use.CHANNEL;
  }

  public ColumnPlan as(Use newUse) {
    return new ColumnPlan(index, header, name, unit, newUse, kind, role);
  }

  public ColumnPlan as(Role newRole) {
    return new ColumnPlan(index, header, name, unit, use, kind, newRole);
  }

  public ColumnPlan as(Kind newKind) {
    return new ColumnPlan(index, header, name, unit, use, newKind, role);
  }

  public ColumnPlan named(String newName) {
    return new ColumnPlan(index, header, newName, unit, use, kind, role);
  }

  public ColumnPlan withUnit(String newUnit) {
    return new ColumnPlan(index, header, name, newUnit, use, kind, role);
  }
}
