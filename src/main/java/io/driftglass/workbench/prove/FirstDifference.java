package io.driftglass.workbench.prove;

import io.driftglass.series.Frame;
import java.util.Optional;

/// Where two frames first differ, row by row.
final class FirstDifference {
  private FirstDifference() {}

  /// In words; rows are counted from 1. Empty where they hold the same.
  static Optional<String> between(Frame original, Frame found) {
    int rows = Math.min(original.rows(), found.rows());
    for (int row = 0; row < rows; row++) {
      if (original.tick(row) != found.tick(row)) {
        return Optional.of(
            "row %,d is stamped %s, was %s"
                .formatted(
                    row + 1,
                    found.clock().text(found.tick(row)),
                    original.clock().text(original.tick(row))));
      }
      for (int c = 0; c < original.channels().size(); c++) {
        var name = original.channel(c).name();
        int other = found.indexOf(name);
        if (other < 0) return Optional.of("column " + name + " is not there");
        double was = original.column(c)[row];
        double is = found.column(other)[row];
        if (Double.compare(was, is) != 0) {
          return Optional.of(
              "row %,d, column %s is %s, was %s".formatted(row + 1, name, text(is), text(was)));
        }
      }
    }
    return original.rows() == found.rows()
        ? Optional.empty()
        : Optional.of("%,d rows, was %,d".formatted(found.rows(), original.rows()));
  }

  private static String text(double value) {
    return Double.isNaN(value) ? "missing" : Double.toString(value);
  }
}
