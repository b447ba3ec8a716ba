package io.driftglass.data.export;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is written where.
///
/// @param file its ending says the form
/// @param decimal `.` or `,`; with a comma, cells of a CSV file are parted by semicolons
/// @param channels names of those that are written; all where empty
/// @param within only rows of that stretch, as one sees them on a chart; all where empty
/// @param marks add a column for each channel with filled values that says which they are
public record ExportPlan(
    Path file,
    Form form,
    char decimal,
    List<String> channels,
    Optional<Interval> within,
    boolean marks) {
  public ExportPlan {
    channels = List.copyOf(channels);
  }

  /// The kinds of file there are.
  public enum Form {
    CSV,
    TSV,
    XLSX,
    JSON;

    /// By the ending of a file's name.
    ///
    /// @throws InvalidSetting naming the known endings
    public static Form of(Path file) {
      String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
      for (var form : values()) {
        if (name.endsWith("." + form.name().toLowerCase(Locale.ROOT))) return form;
      }
      throw new InvalidSetting(
          "'%s' says no form that can be written.".formatted(file.getFileName()),
          "End the name with .csv, .tsv, .xlsx or .json.");
    }
  }

  /// Everything, with decimal points.
  public static ExportPlan of(Path file) {
    return new ExportPlan(file, Form.of(file), '.', List.of(), Optional.empty(), false);
  }
}
