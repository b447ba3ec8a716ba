package io.driftglass.metric;

import java.util.ArrayList;
import java.util.List;

/// Stretches of marked rows.
public final class Segments {
  private Segments() {}

  /// Rows `from` up to, not including, `until`; never empty.
  public record Segment(int from, int until) {
    public int rows() {
      return until - from;
    }

    public boolean overlaps(Segment other) {
      return from < other.until && other.from < until;
    }

    boolean meets(List<Segment> others) {
      return others.stream().anyMatch(this::overlaps);
    }
  }

  /// In the order of time.
  public static List<Segment> of(boolean[] marked) {
    var segments = new ArrayList<Segment>();
    int from = -1;
    for (int row = 0; row <= marked.length; row++) {
      boolean inside = row < marked.length && marked[row];
      if (inside && from < 0) from = row;
      if (inside || from < 0) continue;
      segments.add(new Segment(from, row));
      from = -1;
    }
    return segments;
  }

  static void requireSameRows(int truth, int found) {
    if (truth != found) {
      throw new IllegalArgumentException(
          "%d labelled rows do not fit %d judged rows".formatted(truth, found));
    }
  }
}
