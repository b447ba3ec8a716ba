package io.driftglass.data.sniff;

import io.driftglass.data.read.Table;
import io.driftglass.data.time.StampShapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Where a table's header, its units and its data are.
///
/// @param headerLine line of the header, 0 where there is none
/// @param unitsLine line of the units, 0 where there is none
/// @param firstLine first line of data
/// @param headers as they stand in the file, one a column; empty texts where there are none
/// @param units one a column, empty where unknown
/// @param data the sample's rows of data, without empty ones
/// @param emptyRows rows of the sample in which no cell has a text
record Layout(
    int headerLine,
    int unitsLine,
    int firstLine,
    List<String> headers,
    List<String> units,
    List<Sample.Row> data,
    int emptyRows) {
  private static final Pattern NUMBER =
      Pattern.compile("[-+\u2212]?(\\d[\\d.,]*|[.,]\\d+)([eE][-+]?\\d+)?");
  private static final Pattern UNIT =
      Pattern.compile("\\[.*]|\\(.*\\)|[^\\d\\s]{1,8}(/[^\\s]{1,6})?|-|");
  private static final int LOOK = 400;

  /// @param fixed the header's line where a person has fixed it, 0 for none
  static Layout of(Sample sample, OptionalInt fixed) {
    var rows = sample.rows().stream().filter(row -> !row.isEmpty()).toList();
    if (rows.isEmpty()) return new Layout(0, 0, 1, List.of(), List.of(), List.of(), 0);
    int width = width(rows);
    int empty = sample.rows().size() - rows.size();
    int first = firstData(rows, width);
    boolean named = rows.getFirst().line() == Table.NAMES;
    int header = named ? 0 : header(rows, width, first, fixed);
    int data = named ? 1 : fixed.isPresent() ? Math.max(header + 1, first) : first;
    int units = units(rows, header, data);
    int wide = header < 0 ? width : Math.max(width, rows.get(header).cells().size());
    return new Layout(
        header < 0 ? 0 : (int) rows.get(header).line(),
        units < 0 ? 0 : (int) rows.get(units).line(),
        data < rows.size() ? (int) rows.get(data).line() : (int) rows.getLast().line() + 1,
        texts(rows, header, wide),
        texts(rows, units, wide),
        rows.subList(Math.min(data, rows.size()), rows.size()),
        empty);
  }

  int width() {
    return headers.size();
  }

  /// The commonest number of cells.
  private static int width(List<Sample.Row> rows) {
    var counts = new HashMap<Integer, Integer>();
    for (var row : rows) counts.merge(row.cells().size(), 1, Integer::sum);
    return counts.entrySet().stream()
        .max((a, b) -> Integer.compare(a.getValue(), b.getValue()))
        .orElseThrow()
        .getKey();
  }

  /// The first row that looks like the rows far below it.
  private static int firstData(List<Sample.Row> rows, int width) {
    int look = Math.min(rows.size(), LOOK);
    var numeric = new boolean[width];
    var stamped = new boolean[width];
    int typed = 0;
    for (int column = 0; column < width; column++) {
      int filled = 0;
      int numbers = 0;
      int stamps = 0;
      for (int row = look / 2; row < look; row++) {
        var cell = rows.get(row).cell(column).strip();
        if (cell.isEmpty()) continue;
        filled++;
        if (isStamp(cell)) stamps++;
        else if (isNumber(cell)) numbers++;
      }
      stamped[column] = stamps * 2 > filled;
      numeric[column] = !stamped[column] && numbers * 2 > filled;
      if (stamped[column] || numeric[column]) typed++;
    }
    if (typed == 0) return Math.min(1, rows.size());
    for (int row = 0; row < look; row++) {
      if (rows.get(row).cells().size() < Math.min(2, width)) continue;
      if (isData(rows.get(row), numeric, stamped)) return row;
    }
    return Math.min(1, rows.size());
  }

  private static boolean isData(Sample.Row row, boolean[] numeric, boolean[] stamped) {
    int wrong = 0;
    int right = 0;
    for (int column = 0; column < numeric.length; column++) {
      var cell = row.cell(column).strip();
      if (cell.isEmpty() || !(numeric[column] || stamped[column])) continue;
      boolean fits = stamped[column] ? isStamp(cell) : isNumber(cell);
      if (stamped[column] && !fits) return false;
      if (fits) right++;
      else wrong++;
    }
    return right > 0 && right >= wrong;
  }

  private static int header(List<Sample.Row> rows, int width, int first, OptionalInt fixed) {
    if (fixed.isPresent()) {
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).line() == fixed.getAsInt()) return row;
      }
      return -1;
    }
    for (int row = 0; row < first; row++) {
      if (rows.get(row).cells().size() >= width) return row;
    }
    return -1;
  }

  /// The row between header and data that holds units, or -1.
  private static int units(List<Sample.Row> rows, int header, int first) {
    if (header < 0) return -1;
    for (int row = header + 1; row < first; row++) {
      var cells = rows.get(row).cells();
      if (cells.getFirst().strip().equalsIgnoreCase("unit")) return row;
      if (first == header + 2 && cells.stream().allMatch(c -> UNIT.matcher(c.strip()).matches())) {
        return row;
      }
    }
    return -1;
  }

  private static List<String> texts(List<Sample.Row> rows, int row, int width) {
    var texts = new ArrayList<String>(width);
    for (int column = 0; column < width; column++) {
      texts.add(row < 0 ? "" : rows.get(row).cell(column).strip());
    }
    return texts;
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  private static boolean isStamp(String cell) {
    return cell.length() >= 6
        && (!StampShapes.timeOfDay(cell).isEmpty() || !StampShapes.of(cell).isEmpty());
  }
}
