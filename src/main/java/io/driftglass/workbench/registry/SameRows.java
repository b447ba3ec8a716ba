package io.driftglass.workbench.registry;

import io.driftglass.registry.ModelCard;
import io.driftglass.series.Frame;
import java.util.stream.IntStream;

/// Finds training rows in a copy of the data under another name.
final class SameRows {
  private SameRows() {}

  /// Whether most of the rows of `found` at the ticks a model was trained on hold, in every column
  /// it learnt from, the very values of the training data.
  static boolean mostly(Frame original, Frame found, ModelCard card) {
    int[][] columns =
        card.contract().columns().stream()
            .filter(column -> column.measured())
            .map(
                column -> new int[] {original.indexOf(column.name()), found.indexOf(column.name())})
            .filter(pair -> pair[0] >= 0 && pair[1] >= 0)
            .toArray(int[][]::new);
    if (columns.length == 0) return false;
    int from = found.rowAt(card.trainedOn().from());
    int until = found.rowAt(card.trainedOn().until());
    long same =
        IntStream.range(from, until).filter(row -> same(original, found, row, columns)).count();
    return 2 * same > until - from;
  }

  private static boolean same(Frame original, Frame found, int row, int[][] columns) {
    int other = original.rowAt(found.tick(row));
    if (other >= original.rows() || original.tick(other) != found.tick(row)) return false;
    for (int[] pair : columns) {
      double was = original.column(pair[0])[other];
      double is = found.column(pair[1])[row];
      if (Double.compare(was, is) != 0) return false;
    }
    return true;
  }
}
