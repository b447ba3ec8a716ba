package io.driftglass.data.sniff;

import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.time.StampFormat;
import io.driftglass.data.time.Stamps;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Finds the columns that tell several series apart: those within which a counter or a stamp climbs
/// that starts again in the file as a whole.
final class SeriesChoice {
  private static final int MAX_GROUPS = 5000;

  private final List<String> names;
  private final List<Evidence> columns;
  private final List<Sample.Row> rows;

  SeriesChoice(List<String> names, List<Evidence> columns, List<Sample.Row> rows) {
    this.names = names;
    this.columns = columns;
    this.rows = rows;
  }

  /// @param known columns that tell series apart already, as their names say
  Optional<List<Integer>> byCounter(List<Integer> known) {
    for (int counter = 0; counter < names.size(); counter++) {
      boolean counts = TimeSniffer.isCounterName(names.get(counter)) && !known.contains(counter);
      if (!counts || !columns.get(counter).isWhole() || columns.get(counter).climbs()) continue;
      var ticks = columns.get(counter).numbers();
      if (!known.isEmpty() && climbsWithin(ticks, known)) return Optional.empty();
      for (int column = 0; column < names.size(); column++) {
        if (column == counter || known.contains(column) || !tellsApart(column)) continue;
        if (known.isEmpty() && column > counter) continue;
        var group = new ArrayList<>(known);
        group.add(column);
        if (climbsWithin(ticks, group)) return Optional.of(List.copyOf(group));
      }
    }
    return Optional.empty();
  }

  /// Where stamps go back or repeat in more than a tenth of the rows.
  Optional<List<Integer>> byStamp(TimePlan time) {
    if (time.columns().isEmpty() || time.formats().contains("index")) return Optional.empty();
    var stamps = new Stamps(time);
    var ticks = new double[rows.size()];
    for (int row = 0; row < ticks.length; row++) {
      var text = new StringBuilder();
      for (int column : time.columns()) {
        if (!text.isEmpty()) text.append(' ');
        text.append(rows.get(row).cell(column));
      }
      long tick = stamps.parse(text.toString().toCharArray(), text.length());
      ticks[row] = tick == StampFormat.NONE ? Double.NaN : tick;
    }
    int wrong = 0;
    for (int row = 1; row < ticks.length; row++) if (ticks[row] <= ticks[row - 1]) wrong++;
    if (wrong * 10 < ticks.length || wrong == 0) return Optional.empty();
    for (int column = 0; column < names.size(); column++) {
      if (time.columns().contains(column) || !tellsApart(column)) continue;
      if (risesWithin(ticks, column)) return Optional.of(List.of(column));
    }
    return Optional.empty();
  }

  /// Texts or whole numbers, several of them, each in several rows.
  private boolean tellsApart(int column) {
    var found = columns.get(column);
    if (found.isBinary() || (found.isNumeric() && !found.isWhole())) return false;
    if (found.filled().size() < rows.size()) return false;
    int groups = new HashSet<>(found.filled()).size();
    return groups > 1 && groups <= MAX_GROUPS && groups * 2 <= rows.size();
  }

  private boolean climbsWithin(double[] ticks, List<Integer> group) {
    var last = new HashMap<String, Double>();
    for (int row = 0; row < ticks.length; row++) {
      var before = last.put(key(row, group), ticks[row]);
      if (before != null && !(ticks[row] >= before)) return false;
    }
    return last.size() * 2 <= rows.size();
  }

  /// Rises with hardly an exception, and the groups overlap in time or follow each other anew.
  private boolean risesWithin(double[] ticks, int column) {
    var last = new HashMap<String, Double>();
    int wrong = 0;
    for (int row = 0; row < ticks.length; row++) {
      if (Double.isNaN(ticks[row])) continue;
      var before = last.put(rows.get(row).cell(column), ticks[row]);
      if (before != null && !(ticks[row] > before)) wrong++;
    }
    return last.size() > 1 && wrong * 200 <= ticks.length;
  }

  private String key(int row, List<Integer> group) {
    var key = new StringBuilder();
    for (int column : group) key.append(rows.get(row).cell(column)).append('\u0000');
    return key.toString();
  }
}
