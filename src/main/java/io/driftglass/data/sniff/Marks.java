package io.driftglass.data.sniff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The decimal mark and the mark between thousands, from the cells that can be read in one way
/// only.
///
/// @param ambiguous the file would bear the other reading too
record Marks(char decimal, Optional<Character> thousands, boolean ambiguous) {
  private static final String EXPONENT = "([eE][-+]?\\d+)?";
  private static final Pattern POINT = Pattern.compile("[-+\u2212]?\\d*\\.\\d+" + EXPONENT);
  private static final Pattern COMMA = Pattern.compile("[-+\u2212]?\\d*,\\d+" + EXPONENT);
  private static final Pattern GROUPS =
      Pattern.compile(
          "[-+\u2212]?[1-9]\\d{0,2}(?:([.,' \u00a0\u202f])\\d{3})(?:\\1\\d{3})*([.,]\\d+)?");
  private static final int CELLS = 200_000;

  private static final class Count {
    private int point;
    private int comma;
    private int commaOrGroup;
    private int pointOrGroup;
    private final int[] groups = new int[MARKS.length()];
  }

  private static final String MARKS = ".,' \u00a0\u202f";

  /// @param delimiter the character between cells, a hint where nothing else settles it: a comma
  ///   that is no delimiter tends to be the decimal mark where semicolons delimit
  static Marks of(List<Sample.Row> rows, char delimiter, Optional<Character> fixed) {
    var count = new Count();
    int seen = 0;
    for (var row : rows) {
      for (var cell : row.cells()) if (isMarked(cell)) count(cell.strip(), count);
      if ((seen += row.cells().size()) > CELLS) break;
    }
    boolean open = fixed.isEmpty() && count.point == 0 && count.comma == 0;
    boolean ambiguous = open && count.commaOrGroup > 0;
    boolean likely = ambiguous && delimiter == ';' && count.pointOrGroup == 0;
    char decimal = fixed.orElse(open ? (likely ? ',' : '.') : mark(count));
    return new Marks(decimal, thousands(decimal, count), ambiguous);
  }

  private static char mark(Count count) {
    return count.comma > count.point ? ',' : '.';
  }

  private static boolean isMarked(String cell) {
    for (int at = 0; at < cell.length(); at++) if (MARKS.indexOf(cell.charAt(at)) >= 0) return true;
    return false;
  }

  /// The place of the only mark of a plain number such as `-12.75` that cannot be one between
  /// thousands; -1 for all other texts. Most cells are such, and patterns are slow.
  private static int plainMark(String text) {
    int start = !text.isEmpty() && "-+\u2212".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    int mark = -1;
    for (int at = start; at < text.length(); at++) {
      char here = text.charAt(at);
      boolean digit = here >= '0' && here <= '9';
      if (!digit && (mark >= 0 || (here != '.' && here != ','))) return -1;
      if (!digit) mark = at;
    }
    int whole = mark - start;
    int tail = text.length() - 1 - mark;
    boolean group = tail == 3 && whole >= 1 && whole <= 3 && text.charAt(start) != '0';
    return mark < 0 || tail == 0 || group ? -1 : mark;
  }

  private static void count(String text, Count count) {
    int plain = plainMark(text);
    if (plain >= 0) {
      if (text.charAt(plain) == '.') count.point++;
      else count.comma++;
      return;
    }
    var grouped = GROUPS.matcher(text);
    if (grouped.matches()) {
      char mark = grouped.group(1).charAt(0);
      var tail = grouped.group(2);
      boolean once = text.indexOf(mark) == text.lastIndexOf(mark);
      if (tail != null && tail.charAt(0) == mark) return;
      if (tail == null && once && (mark == '.' || mark == ',')) {
        if (mark == ',') count.commaOrGroup++;
        else count.pointOrGroup++;
        return;
      }
      count.groups[MARKS.indexOf(mark)]++;
      if (tail != null) {
        if (tail.charAt(0) == '.') count.point++;
        else count.comma++;
      } else if (mark == ',') {
        count.point++;
      } else if (mark == '.') {
        count.comma++;
      }
    } else if (POINT.matcher(text).matches()) {
      count.point++;
    } else if (COMMA.matcher(text).matches()) {
      count.comma++;
    }
  }

  /// The commonest mark between groups of three that is not the decimal mark.
  private static Optional<Character> thousands(char decimal, Count count) {
    char best = 0;
    int most = 0;
    for (int mark = 0; mark < MARKS.length(); mark++) {
      char here = MARKS.charAt(mark);
      int times = count.groups[mark];
      if (here == ',') times += count.commaOrGroup;
      if (here == '.') times += count.pointOrGroup;
      if (here != decimal && times > most) {
        best = here;
        most = times;
      }
    }
    return most == 0 ? Optional.empty() : Optional.of(best);
  }
}
