package io.driftglass.data.group;

import io.driftglass.data.export.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/// The figures of groups as the rows of a table.
public final class GroupFile {
  public static final List<String> HEAD =
      List.of("group", "channel", "rows", "missing", "mean", "deviation", "min", "median", "max");

  private GroupFile() {}

  /// To read, four digits a figure, `n/a` where there is none.
  public static List<String> shown(GroupRow row) {
    return cells(
        row, value -> Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4g", value));
  }

  /// To calculate with: all digits, empty where there is no figure.
  public static List<String> exact(GroupRow row) {
    return cells(row, value -> Double.isNaN(value) ? "" : Double.toString(value));
  }

  private static List<String> cells(GroupRow row, DoubleFunction<String> figure) {
    return List.of(
        row.group(),
        row.channel(),
        Integer.toString(row.rows()),
        Integer.toString(row.missing()),
        figure.apply(row.mean()),
        figure.apply(row.deviation()),
        figure.apply(row.least()),
        figure.apply(row.median()),
        figure.apply(row.most()));
  }

  /// As CSV, in place of what stood there, once all is written.
  public static void write(Path file, List<GroupRow> groups) throws IOException {
    try (var csv = new CsvFile(file)) {
      csv.row(HEAD.toArray(String[]::new));
      for (var row : groups) csv.row(exact(row).toArray(String[]::new));
      csv.done();
    }
  }
}
