package io.driftglass.data.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the character between cells: the one that cuts most lines into the same number of cells.
final class Dialect {
  private static final char[] CANDIDATES = {',', ';', '\t', '|'};
  private static final int LINES = 200;
  private static final Pattern NUMBERS = Pattern.compile("\\S+( \\S+){2,}");

  private Dialect() {}

  /// @param text the start of the file; a last line cut short is left aside
  static char delimiter(String text) {
    var lines = lines(text);
    char best = ',';
    double score = 0;
    for (char candidate : CANDIDATES) {
      double here = score(lines, candidate);
      if (here > score) {
        best = candidate;
        score = here;
      }
    }
    return score == 0 && spaced(lines) ? ' ' : best;
  }

  /// Whether some delimiter cuts nine of ten lines into the same number of cells.
  static boolean hasColumns(String text) {
    var lines = lines(text);
    if (lines.size() < 2) return false;
    for (char candidate : CANDIDATES) if (score(lines, candidate) > 0.81) return true;
    return false;
  }

  private static List<String> lines(String text) {
    var lines = new ArrayList<>(text.lines().limit(LINES + 1L).toList());
    if (lines.size() > 1) lines.removeLast();
    lines.removeIf(String::isBlank);
    return lines;
  }

  /// The share of lines with the commonest number of cells, worth more with more cells; 0 where
  /// that number is 1.
  private static double score(List<String> lines, char delimiter) {
    var counts = new HashMap<Integer, Integer>();
    for (var line : lines) counts.merge(cells(line, delimiter), 1, Integer::sum);
    double best = 0;
    for (var count : counts.entrySet()) {
      if (count.getKey() < 2) continue;
      double share = (double) count.getValue() / lines.size();
      best = Math.max(best, share * share * (1 + Math.log(count.getKey()) / 10));
    }
    return best;
  }

  private static int cells(String line, char delimiter) {
    int cells = 1;
    boolean quoted = false;
    for (int at = 0; at < line.length(); at++) {
      char here = line.charAt(at);
      if (here == '"') quoted = !quoted;
      else if (here == delimiter && !quoted) cells++;
    }
    return cells;
  }

  private static boolean spaced(List<String> lines) {
    return lines.size() > 1
        && lines.stream().allMatch(line -> NUMBERS.matcher(line).matches())
        && lines.stream().map(line -> cells(line, ' ')).distinct().count() == 1;
  }
}
