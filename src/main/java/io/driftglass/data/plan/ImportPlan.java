package io.driftglass.data.plan;

import io.driftglass.series.Role;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Everything decided about a file before it is read.
///
/// @param options what a person had fixed when it was made
/// @param sheets the sheets of a workbook or the tables of a ZIP file to choose from, else empty
/// @param sheet the one that is read, empty where there is nothing to choose
/// @param thousands the mark between thousands, where there is one
/// @param headerRow the line of the header, 1 is the first; 0 where there is none
/// @param unitsRow the line of the units; 0 where there is none
/// @param firstRow the first line that may hold data
/// @param policy what becomes of stamps that repeat or do not exist
/// @param columns one a column of the file, in its order
/// @param longForm how values with a tag a row become columns, where they do; `columns` are those
/// @param missing texts that stand for a missing value, beside the empty cell
/// @param sentinels numbers that stand for a missing value, such as -200
public record ImportPlan(
    Path file,
    ReadingOptions options,
    Container container,
    Format format,
    List<String> sheets,
    String sheet,
    Charset charset,
    char delimiter,
    char decimal,
    Optional<Character> thousands,
    int headerRow,
    int unitsRow,
    int firstRow,
    TimePlan time,
    TimePolicy policy,
    List<ColumnPlan> columns,
    Optional<LongForm> longForm,
    List<String> missing,
    List<Double> sentinels,
    List<Note> notes) {
  public ImportPlan {
    sheets = List.copyOf(sheets);
    columns = List.copyOf(columns);
    missing = List.copyOf(missing);
    sentinels = List.copyOf(sentinels);
    notes = List.copyOf(notes);
  }

  public List<ColumnPlan> channels() {
    return columns.stream().filter(ColumnPlan::isChannel).toList();
  }

  public Optional<ColumnPlan> entity() {
    return columns.stream().filter(column -> column.use() == ColumnPlan.Use.ENTITY).findFirst();
  }

  public Optional<ColumnPlan> label() {
    return channels().stream().filter(column -> column.role() == Role.LABEL).findFirst();
  }

  /// The delimiter as people say it.
  public String delimiterName() {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      case ' ' -> "space";
      case '|' -> "bar";
      default -> String.valueOf(delimiter);
    };
  }

  /// The file's name without folders and endings: what the dataset is called unless somebody says
  /// otherwise.
  public String suggestedName() {
    return nameOf(file);
  }

  /// A file's name without folders and endings.
  public static String nameOf(Path file) {
    var name = file.getFileName().toString();
    var bare =
        name.replaceFirst("(?i)(\\.(csv|tsv|txt|json|ndjson|xlsx|xls|npy))?(\\.(gz|zip))?$", "");
    var safe = bare.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|]", "_").strip();
    return safe.isEmpty() ? "dataset" : safe;
  }
}
