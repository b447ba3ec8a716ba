package io.driftglass.data.sniff;

import io.driftglass.data.read.NumberParser;
import io.driftglass.data.read.Table;
import io.driftglass.data.time.StampShapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Where a table's header, its units and its data are.
///
/// @param headerLine line of the header, 0 where there is none
/// @param unitsLine line of the units, 0 where there is none
/// @param firstLine first line of data
/// @param headers as they stand in the file, one a column; empty texts where there are none
/// @param units one a column, empty where unknown
/// @param headings rows between header and data beside the units, which may tell twins apart
/// @param data the sample's rows of data, without empty ones
/// @param emptyRows rows of the sample in which no cell has a text
record Layout(
    int headerLine,
    int unitsLine,
    int firstLine,
    List<String> headers,
    List<String> units,
    List<Sample.Row> headings,
    List<Sample.Row> data,
    int emptyRows) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+\u2212]?(\\d[\\d.,'\u00a0\u202f]*|\\d{1,3}("
              + " \\d{3})+([.,]\\d+)?|[.,]\\d+)([eE][-+]?\\d+)?");
  private static final Pattern UNIT =
      Pattern.compile("\\[.*]|\\(.*\\)|[^\\d\\s]{1,8}([/ ][^\\s]{1,6})?\\d?|-|");
  private static final Pattern WORDS = Pattern.compile("[^\\d]*\\p{L}[^\\d]*");
  private static final Pattern SEPARATOR = Pattern.compile("(?i)sep=.?");
  private static final Pattern COMMENT = Pattern.compile("^(#+|%+|//+|;+)\\s*");
  private static final int LOOK = 400;

  /// @param fixed the header's line where a person has fixed it, 0 for none
  static Layout of(Sample sample, OptionalInt fixed) {
    var rows = sample.rows().stream().filter(row -> !row.isEmpty()).toList();
    if (rows.isEmpty()) {
      return new Layout(0, 0, 1, List.of(), List.of(), List.of(), List.of(), 0);
    }
    int width = width(rows);
    boolean named = rows.getFirst().line() == Table.NAMES;
    var look = new Look(rows, width);
    int full = named ? 1 : look.firstData(0, width);
    int header = named ? 0 : header(rows, look, full, fixed);
    int data = named ? 1 : header < 0 ? full : look.firstData(header + 1, Math.min(2, width));
    int units = named ? -1 : units(rows, header, data);
    int wide = header < 0 ? width : Math.max(width, rows.get(header).cells().size());
    boolean shifted = header >= 0 && isShifted(rows, header, data);
    return new Layout(
        header < 0 ? 0 : (int) rows.get(header).line(),
        units < 0 ? 0 : (int) rows.get(units).line(),
        data < rows.size() ? (int) rows.get(data).line() : (int) rows.getLast().line() + 1,
        names(texts(rows, header, wide), shifted),
        texts(rows, units, wide),
        header < 0 || data <= header + 1 ? List.of() : rows.subList(header + 1, data),
        rows.subList(Math.min(data, rows.size()), rows.size()),
        sample.rows().size() - rows.size());
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

  /// What the columns hold in the lower half of the first rows.
  private static final class Look {
    private final List<Sample.Row> rows;
    private final int width;
    private final int look;
    private final boolean[] numeric;
    private final boolean[] stamped;
    private int typed;

    Look(List<Sample.Row> rows, int width) {
      this.rows = rows;
      this.width = width;
      look = Math.min(rows.size(), LOOK);
      numeric = new boolean[width];
      stamped = new boolean[width];
      for (int column = 0; column < width; column++) type(column);
    }

    private void type(int column) {
      int filled = 0;
      int numbers = 0;
      int stamps = 0;
      for (int row = look / 2; row < look; row++) {
        var cell = rows.get(row).cell(column).strip();
        if (isMissing(cell)) continue;
        filled++;
        if (isStamp(cell)) stamps++;
        else if (isNumber(cell)) numbers++;
      }
      stamped[column] = stamps * 2 > filled;
      numeric[column] = !stamped[column] && numbers * 2 > filled;
      if (stamped[column] || numeric[column]) typed++;
    }

    /// The first row from there on that looks like the rows far below it.
    ///
    /// @param cells how many it has at least
    int firstData(int from, int cells) {
      int otherwise = Math.min(Math.max(1, from), rows.size());
      if (typed == 0) return otherwise;
      for (int row = from; row < look; row++) {
        if (rows.get(row).cells().size() >= cells && isData(rows.get(row))) return row;
      }
      return otherwise;
    }

    /// No number stands above numbers.
    boolean isWords(Sample.Row row) {
      for (int column = 0; column < width; column++) {
        var cell = row.cell(column).strip();
        if ((numeric[column] || stamped[column]) && isNumber(cell)) return false;
      }
      return true;
    }

    /// More cells fit than do not; missing ones count for nothing. A word where a stamp should be
    /// or in the first column makes it a header, a stamp that does not exist makes it no header
    /// yet.
    private boolean isData(Sample.Row row) {
      int wrong = 0;
      int right = 0;
      for (int column = 0; column < width; column++) {
        var cell = row.cell(column).strip();
        if (isMissing(cell) || !(numeric[column] || stamped[column])) continue;
        boolean fits = stamped[column] ? isStamp(cell) : isNumber(cell);
        boolean leads = stamped[column] || column == 0;
        if (leads && !fits && WORDS.matcher(cell).matches()) return false;
        if (fits) right++;
        else wrong++;
      }
      return right > 0 && right >= wrong;
    }
  }

  /// The first of the widest rows above the data, one of words before one with numbers.
  private static int header(List<Sample.Row> rows, Look look, int first, OptionalInt fixed) {
    if (fixed.isPresent()) {
      for (int row = 0; row < rows.size(); row++) {
        if (rows.get(row).line() == fixed.getAsInt()) return row;
      }
      return -1;
    }
    int most = 0;
    for (int row = 0; row < first; row++) most = Math.max(most, filled(rows.get(row)));
    int numbered = -1;
    for (int row = 0; row < first; row++) {
      var cells = rows.get(row).cells();
      boolean wide =
          cells.size() >= look.width
              || (cells.size() == look.width - 1 && row == first - 1 && !standsApart(rows, row));
      boolean many = cells.size() > 1 || look.width == 1;
      if (!wide || !many || filled(rows.get(row)) * 5 < most * 4) continue;
      if (SEPARATOR.matcher(cells.getFirst()).matches()) continue;
      if (look.isWords(rows.get(row))) return row;
      if (numbered < 0 && !standsApart(rows, row)) numbered = row;
    }
    return numbered;
  }

  /// An empty line parts it from the row below, as it does the last line of a preamble.
  private static boolean standsApart(List<Sample.Row> rows, int row) {
    return row + 1 < rows.size() && rows.get(row + 1).line() > rows.get(row).line() + 1;
  }

  private static int filled(Sample.Row row) {
    return (int) row.cells().stream().filter(cell -> !cell.isBlank()).count();
  }

  /// Every row of data has one cell more than the header: the first column has no name.
  private static boolean isShifted(List<Sample.Row> rows, int header, int data) {
    int names = rows.get(header).cells().size();
    int look = Math.min(rows.size(), data + LOOK);
    return data < rows.size()
        && IntStream.range(data, look).allMatch(row -> rows.get(row).cells().size() == names + 1);
  }

  private static List<String> names(List<String> texts, boolean shifted) {
    var names = new ArrayList<>(texts);
    if (shifted) {
      names.addFirst("");
      names.removeLast();
    } else if (!names.isEmpty()) {
      names.set(0, COMMENT.matcher(names.getFirst()).replaceFirst(""));
    }
    return names;
  }

  /// The row between header and data that holds units, or -1.
  private static int units(List<Sample.Row> rows, int header, int first) {
    if (header < 0) return -1;
    for (int row = header + 1; row < first; row++) {
      var cells = rows.get(row).cells();
      if (cells.getFirst().strip().matches("(?i)units?:?")) return row;
      long fit = cells.stream().filter(c -> UNIT.matcher(c.strip()).matches()).count();
      if (first == header + 2 && fit * 5 >= cells.size() * 4L) return row;
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

  private static boolean isMissing(String cell) {
    return cell.isEmpty() || NumberParser.isMissing(cell);
  }

  private static boolean isNumber(String cell) {
    return NUMBER.matcher(cell).matches();
  }

  private static boolean isStamp(String cell) {
    return cell.length() >= 6
        && (!StampShapes.timeOfDay(cell).isEmpty() || !StampShapes.of(cell).isEmpty());
  }
}
