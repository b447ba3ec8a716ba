package io.driftglass.data.plan;

import io.driftglass.series.Clock;
import java.util.List;

/// How a row's tick is found.
///
/// @param columns places of the columns, rising; with none, rows are counted
/// @param formats the patterns met, the commonest first; `epoch-ms` or `index` for numbers; empty
///   where rows are counted
/// @param clock what the ticks mean
/// @param zoned every stamp names its offset itself
public record TimePlan(List<Integer> columns, List<String> formats, Clock clock, boolean zoned) {
  public TimePlan {
    columns = List.copyOf(columns);
    formats = List.copyOf(formats);
  }

  /// Rows are counted from 0.
  public static TimePlan counted() {
    return new TimePlan(List.of(), List.of(), new Clock.Index("row"), false);
  }
}
