package io.driftglass.data.sniff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The decimal mark and the mark between thousands.
///
/// @param ambiguous the file would bear the other reading too
record Marks(char decimal, Optional<Character> thousands, boolean ambiguous) {
  private static final Pattern POINT = Pattern.compile("[-+]?\\d*\\.\\d+([eE][-+]?\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[-+]?\\d*,\\d+([eE][-+]?\\d+)?");
  private static final Pattern COMMA_GROUPS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d+)?");
  private static final Pattern POINT_GROUPS =
      Pattern.compile("[-+]?[1-9]\\d{0,2}(\\.\\d{3})+(,\\d+)?");
  private static final int CELLS = 50_000;

  static Marks of(List<Sample.Row> rows, Optional<Character> fixed) {
    int point = 0;
    int comma = 0;
    int commaGroups = 0;
    int pointGroups = 0;
    int seen = 0;
    for (var row : rows) {
      for (var cell : row.cells()) {
        if (cell.isEmpty() || (cell.indexOf('.') < 0 && cell.indexOf(',') < 0)) continue;
        var text = cell.strip();
        boolean groupedByComma = COMMA_GROUPS.matcher(text).matches();
        boolean groupedByPoint = POINT_GROUPS.matcher(text).matches();
        if (groupedByComma) commaGroups++;
        if (groupedByPoint) pointGroups++;
        if (POINT.matcher(text).matches() && !groupedByPoint) point++;
        if (COMMA.matcher(text).matches() && !groupedByComma) comma++;
      }
      if ((seen += row.cells().size()) > CELLS) break;
    }
    char decimal = fixed.orElse(decimal(point, comma, commaGroups, pointGroups));
    boolean ambiguous = fixed.isEmpty() && point == 0 && comma == 0 && commaGroups > 0;
    if (decimal == '.') return new Marks('.', given(',', commaGroups > 0), ambiguous);
    return new Marks(',', given('.', pointGroups > 0 && comma > 0), ambiguous);
  }

  private static char decimal(int point, int comma, int commaGroups, int pointGroups) {
    if (point == 0 && comma == 0) return commaGroups > pointGroups ? ',' : '.';
    return comma > point ? ',' : '.';
  }

  private static Optional<Character> given(char mark, boolean present) {
    return present ? Optional.of(mark) : Optional.empty();
  }
}
