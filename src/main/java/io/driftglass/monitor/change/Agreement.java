package io.driftglass.monitor.change;

import java.util.ArrayList;
import java.util.List;

/// How well one list of changes agrees with another: covering plus F1 with a margin of five rows
/// (van den Burg and Williams 2020), 0..2.
final class Agreement {
  private static final int MARGIN = 5;

  private Agreement() {}

  /// @param truth and `found` rows at which a segment begins, rising
  static double of(List<Integer> truth, List<Integer> found, int n) {
    return covering(truth, found, n) + f1(truth, found);
  }

  static double covering(List<Integer> truth, List<Integer> found, int n) {
    double sum = 0;
    var parts = edges(found, n);
    var wholes = edges(truth, n);
    for (int w = 1; w < wholes.size(); w++) {
      int from = wholes.get(w - 1);
      int until = wholes.get(w);
      double best = 0;
      for (int p = 1; p < parts.size(); p++) {
        double shared = Math.min(until, parts.get(p)) - Math.max(from, parts.get(p - 1));
        double either = Math.max(until, parts.get(p)) - Math.min(from, parts.get(p - 1));
        best = Math.max(best, shared / either);
      }
      sum += (until - from) * best;
    }
    return sum / n;
  }

  /// The first row counts as a change that both know of.
  static double f1(List<Integer> truth, List<Integer> found) {
    var left = new ArrayList<>(found);
    left.addFirst(0);
    int hits = 0;
    for (int place = -1; place < truth.size(); place++) {
      int row = place < 0 ? 0 : truth.get(place);
      var nearest =
          left.stream()
              .filter(other -> Math.abs(other - row) <= MARGIN)
              .min((a, b) -> Integer.compare(Math.abs(a - row), Math.abs(b - row)));
      if (nearest.isEmpty()) continue;
      left.removeIf(nearest.get()::equals);
      hits++;
    }
    return 2.0 * hits / (truth.size() + found.size() + 2);
  }

  private static List<Integer> edges(List<Integer> changes, int n) {
    var edges = new ArrayList<>(changes);
    edges.addFirst(0);
    edges.add(n);
    return edges;
  }
}
