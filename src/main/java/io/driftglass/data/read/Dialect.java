package io.driftglass.data.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the character between cells: the one that cuts most lines into the same number of cells,
/// and cells that are numbers, stamps or plain words.
final class Dialect {
  private static final char[] COMMON = {',', ';', '\t', '|'};
  private static final char[] RARE = {'~', '^', '\u0001', '\u001f', '\u00a6', '\u00a7', ':', '!'};
  private static final int LINES = 300;
  private static final double SURE = 0.5;
  private static final Pattern HINT = Pattern.compile("(?i)sep=(.)\\s*");
  private static final Pattern CLEAN =
      Pattern.compile(
          "|[-+\u2212]?[\\d.,'\u00a0\u202f ]*\\d([eE][-+]?\\d+)?"
              + "|\\d{1,4}[-/. ]\\w{1,9}[-/. ]\\d{1,4}[^;\\t|]*|\\d{1,2}[:.h]\\d\\d[^;\\t|]*"
              + "|\\p{L}{3,9}\\.? \\d{1,2}, ?\\d{4}.*|[^,;\\t|]*");
  private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
  private static final Pattern NUMBER = Pattern.compile("[-+]?[\\d.]*\\d([eE][-+]?\\d+)?");

  private Dialect() {}

  /// @param text the start of the file; a last line cut short is left aside
  static char delimiter(String text) {
    var hint = HINT.matcher(text.lines().findFirst().orElse(""));
    if (hint.matches()) return hint.group(1).charAt(0);
    var lines = lines(text);
    char best = best(lines, COMMON);
    if (score(lines, best) >= SURE) return best;
    if (isSpaced(lines)) return ' ';
    if (score(lines, best) > 0) return best;
    char rare = best(lines, RARE);
    return score(lines, rare) >= SURE ? rare : best;
  }

  /// Whether some usual delimiter cuts nine of ten lines into the same number of cells.
  static boolean hasColumns(String text) {
    var lines = lines(text);
    return lines.size() >= 2 && score(lines, best(lines, COMMON)) > 0.8;
  }

  private static char best(List<String> lines, char[] candidates) {
    char best = candidates[0];
    for (char candidate : candidates) {
      if (score(lines, candidate) > score(lines, best)) best = candidate;
    }
    return best;
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<>(text.lines().limit(LINES + 1L).toList());
    if (lines.size() > 1 && !text.endsWith("\n") && text.length() > (1 << 16)) lines.removeLast();
    lines.removeIf(String::isBlank);
    return lines;
  }

  /// The share of lines with the commonest number of cells times the share of clean cells in them,
  /// a little more with more cells; 0 where that number is 1.
  private static double score(List<String> lines, char delimiter) {
    var counts = new HashMap<Integer, Integer>();
    for (var line : lines) counts.merge(cells(line, delimiter).size(), 1, Integer::sum);
    int width =
        counts.entrySet().stream()
            .filter(count -> count.getKey() > 1)
            .max((a, b) -> Integer.compare(a.getValue(), b.getValue()))
            .map(count -> count.getKey())
            .orElse(0);
    if (width == 0) return 0;
    int all = 0;
    int clean = 0;
    for (var line : lines) {
      var cells = cells(line, delimiter);
      if (cells.size() != width) continue;
      for (var cell : cells) {
        all++;
        if (cell.startsWith("\"") || CLEAN.matcher(cell.strip()).matches()) clean++;
      }
    }
    double share = (double) counts.get(width) / lines.size();
    return share * clean / all * (1 + Math.log(width) / 100);
  }

  private static List<String> cells(String line, char delimiter) {
    var cells = new ArrayList<String>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < line.length(); at++) {
      char here = line.charAt(at);
      if (here == '"') quoted = !quoted;
      else if (here == delimiter && !quoted) {
        cells.add(line.substring(from, at));
        from = at + 1;
      }
    }
    cells.add(line.substring(from));
    return cells;
  }

  /// Runs of blanks cut nine of ten lines into the same number of cells, most of them numbers.
  private static boolean isSpaced(List<String> lines) {
    var counts = new HashMap<Integer, Integer>();
    int all = 0;
    int numbers = 0;
    for (var line : lines) {
      var cells = BLANKS.split(line.strip());
      counts.merge(cells.length, 1, Integer::sum);
      for (var cell : cells) {
        all++;
        if (NUMBER.matcher(cell).matches() || cell.matches("\\d[-/:.\\d]+")) numbers++;
      }
    }
    int most = 0;
    for (var count : counts.entrySet()) {
      if (count.getKey() > 1) most = Math.max(most, count.getValue());
    }
    return lines.size() > 1 && most * 10 >= lines.size() * 8 && numbers * 10 >= all * 6;
  }
}
