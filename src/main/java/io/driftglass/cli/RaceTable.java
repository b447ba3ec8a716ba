package io.driftglass.cli;

import io.driftglass.metric.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// A race as people read it: a line each method that has a figure, no column that nobody has one
/// in, and below the methods that were left out, those of one reason together.
///
/// @param <R> a method's line
/// @param who what the first column is called
/// @param method of a line
/// @param columns by title
record RaceTable<R>(
    String who, Function<R, String> method, Map<String, Function<R, Measure>> columns) {
  void say(List<R> rows, List<String> more, Function<R, List<String>> cells, Terminal terminal) {
    var shown =
        columns.entrySet().stream()
            .filter(column -> rows.stream().map(column.getValue()).anyMatch(Measure::computable))
            .toList();
    var lines = new ArrayList<List<String>>();
    var left = new LinkedHashMap<String, List<String>>();
    for (var row : rows) {
      var figures = shown.stream().map(column -> column.getValue().apply(row)).toList();
      if (figures.stream().anyMatch(Measure::computable)) {
        lines.add(
            Stream.of(
                    Stream.of(method.apply(row)),
                    figures.stream().map(RaceTable::text),
                    cells.apply(row).stream())
                .flatMap(part -> part)
                .toList());
      } else {
        left.computeIfAbsent(why(row), reason -> new ArrayList<>()).add(method.apply(row));
      }
    }
    var head =
        Stream.of(Stream.of(who), shown.stream().map(Map.Entry::getKey), more.stream())
            .flatMap(part -> part)
            .toList();
    if (!lines.isEmpty()) terminal.table(head, lines);
    left.forEach((reason, methods) -> terminal.say("Left out: " + leftOut(reason, methods)));
  }

  /// A reason names its method by itself where it is that method's own.
  private static String leftOut(String reason, List<String> methods) {
    if (methods.size() == 1 && reason.startsWith(methods.getFirst() + " ")) return reason;
    String bare = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    return "%s (%s).".formatted(String.join(", ", methods), bare);
  }

  private String why(R row) {
    return columns.values().stream()
        .map(column -> column.apply(row))
        .filter(Measure.NotComputable.class::isInstance)
        .map(measure -> ((Measure.NotComputable) measure).because())
        .findFirst()
        .orElse("");
  }

  private static String text(Measure measure) {
    return switch (measure) {
      case Measure.Value(double value, long n) -> String.format(Locale.ROOT, "%.3f", value);
      case Measure.NotComputable(String because) -> "n/a";
    };
  }
}
