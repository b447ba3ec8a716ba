package io.driftglass.forecast;

/// The cycles of a series.
///
/// @param rows rows a cycle, 1 where there is none
/// @param longer rows of a longer cycle around it (the week around the day), `rows` where none
public record Season(int rows, int longer) {
  public static final Season NONE = new Season(1, 1);

  public boolean present() {
    return rows > 1;
  }

  public boolean nested() {
    return longer > rows;
  }

  /// Fewest rows that show its cycle twice, where as many as `length` do; at least those needed.
  public int twice(int needed, int length) {
    return length < 2 * rows ? needed : Math.max(needed, 2 * rows);
  }
}
