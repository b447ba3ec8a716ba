package io.driftglass.registry;

import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The columns a model learnt from: what every later file of the same sensor must bring.
///
/// @param columns in the order of the training rows; none where it is not known (versions from
///   before contracts were kept)
public record DataContract(List<Column> columns) {
  /// Nothing is known, so nothing is asked for.
  public static final DataContract NONE = new DataContract(List.of());

  /// One column.
  public record Column(String name, String unit, Kind kind, Role role) {
    /// Whether a model looks at it.
    public boolean measured() {
      return kind == Kind.NUMBER && (role == Role.TARGET || role == Role.INPUT);
    }
  }

  public DataContract {
    columns = columns == null ? List.of() : List.copyOf(columns);
  }

  public static DataContract of(List<Channel> channels) {
    return new DataContract(
        channels.stream().map(c -> new Column(c.name(), c.unit(), c.kind(), c.role())).toList());
  }

  /// The frame as the model saw its training rows: the contract's roles, the other columns left
  /// alone by every model.
  ///
  /// @throws SchemaMismatch naming every column that is missing, of another unit or no number, and
  ///   those that are extra
  public Frame applied(Frame frame) {
    if (columns.isEmpty()) return frame;
    check(frame.channels());
    Map<String, Role> roles = new HashMap<>();
    columns.forEach(column -> roles.put(column.name(), column.role()));
    var channels = new ArrayList<Channel>();
    var values = new double[frame.channels().size()][];
    for (int c = 0; c < values.length; c++) {
      var channel = frame.channel(c);
      boolean label = channel.role() == Role.LABEL;
      channels.add(label ? channel : channel.as(roles.getOrDefault(channel.name(), Role.IGNORED)));
      values[c] = frame.column(c);
    }
    return Frame.of(frame.clock(), frame.ticks(), channels, values);
  }

  /// Columns of the file that the model does not know, by name.
  public List<String> extra(List<Channel> found) {
    if (columns.isEmpty()) return List.of();
    var known = columns.stream().map(Column::name).collect(Collectors.toSet());
    return found.stream()
        .filter(channel -> channel.role() != Role.LABEL && !known.contains(channel.name()))
        .map(Channel::name)
        .toList();
  }

  private void check(List<Channel> found) {
    var byName = found.stream().collect(Collectors.toMap(Channel::name, channel -> channel));
    var missing = new ArrayList<String>();
    var different = new ArrayList<String>();
    for (var column : columns) {
      if (!column.measured()) continue;
      var channel = byName.get(column.name());
      if (channel == null) missing.add(column.name());
      else if (channel.kind() != Kind.NUMBER) different.add(column.name() + " holds no numbers");
      else if (!channel.unit().isEmpty()
          && !column.unit().isEmpty()
          && !channel.unit().equals(column.unit())) {
        different.add(
            "%s is in %s, not in %s".formatted(column.name(), channel.unit(), column.unit()));
      }
    }
    if (missing.isEmpty() && different.isEmpty()) return;
    var parts = new ArrayList<String>();
    if (!missing.isEmpty()) parts.add("missing: " + String.join(", ", missing));
    if (!different.isEmpty()) parts.add("different: " + String.join(", ", different));
    var extra = extra(found);
    if (!extra.isEmpty()) parts.add("not known to the model: " + String.join(", ", extra));
    throw new SchemaMismatch(
        "The data do not have the columns the model learnt from (%s)."
            .formatted(String.join("; ", parts)),
        "Name the columns as in the training data: %s."
            .formatted(
                columns.stream()
                    .filter(Column::measured)
                    .map(Column::name)
                    .collect(Collectors.joining(", "))));
  }
}
