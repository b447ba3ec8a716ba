package io.driftglass.live;

import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.read.NumberParser;
import io.driftglass.data.time.StampFormat;
import io.driftglass.data.time.Stamps;
import io.driftglass.problem.SchemaMismatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes rows of delimited lines as an import plan says.
final class RowParser {
  /// @param values one a wanted channel, NaN where missing
  @SuppressWarnings("ArrayRecordComponent")
  record Row(long tick, double[] values) {}

  private final char delimiter;
  private final String header;
  private final List<Integer> time;
  private final int[] places;
  private final NumberParser numbers;
  private final Stamps stamps;
  private final StringBuilder cell = new StringBuilder();
  private final List<String> cells = new ArrayList<>();
  private long counted;

  /// @param header the line that names the columns; passed over where it comes again
  /// @param channels wanted, in the order of the model
  /// @throws SchemaMismatch where the plan lacks one
  RowParser(ImportPlan plan, String header, List<String> channels) {
    delimiter = plan.delimiter();
    this.header = header;
    time = plan.time().columns();
    numbers = new NumberParser(plan.decimal(), plan.thousands(), plan.missing());
    stamps = new Stamps(plan.time());
    places = channels.stream().mapToInt(name -> place(plan, name)).toArray();
  }

  private static int place(ImportPlan plan, String name) {
    return plan.channels().stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new SchemaMismatch(
                    "The feed has no channel '" + name + "', which the model needs.",
                    "Its columns: " + plan.channels().stream().map(c -> c.name()).toList() + "."))
        .index();
  }

  boolean isHeader(String line) {
    return line.equals(header);
  }

  /// Empty where the line is no row.
  Optional<Row> parse(String line) {
    split(line);
    var values = new double[places.length];
    for (int c = 0; c < places.length; c++) {
      if (places[c] >= cells.size()) return Optional.empty();
      switch (numbers.parse(cells.get(places[c]))) {
        case NUMBER -> values[c] = numbers.value();
        case MISSING -> values[c] = Double.NaN;
        case BAD -> {
          return Optional.empty();
        }
      }
    }
    long tick = tick();
    return tick == StampFormat.NONE ? Optional.empty() : Optional.of(new Row(tick, values));
  }

  private long tick() {
    if (time.isEmpty()) return counted++;
    var text = new StringBuilder();
    for (int column : time) {
      if (column >= cells.size()) return StampFormat.NONE;
      if (!text.isEmpty()) text.append(' ');
      text.append(cells.get(column).strip());
    }
    var stamp = text.toString().toCharArray();
    return stamps.parse(stamp, stamp.length);
  }

  private void split(String line) {
    cells.clear();
    cell.setLength(0);
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char here = line.charAt(at);
      if (here == '"') quoted = !quoted;
      else if (here == delimiter && !quoted) next();
      else cell.append(here);
    }
    next();
  }

  private void next() {
    cells.add(cell.toString());
    cell.setLength(0);
  }
}
