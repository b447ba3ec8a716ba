package io.driftglass.data.sniff;

import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.Container;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.Preview;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.read.NumberParser;
import io.driftglass.data.read.Source;
import io.driftglass.data.read.Table;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Looks at a file's first few megabytes and decides how to read it.
public final class Sniffer {
  private static final String MISSING = "Treat as missing";
  private static final String NUMBER = "Keep as number";
  private static final String DAY_FIRST = "Day first";
  private static final String MONTH_FIRST = "Month first";

  private final Path file;
  private final ReadingOptions options;
  private final List<Note> notes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  private Sniffer(Path file, ReadingOptions options) {
    this.file = file;
    this.options = options;
  }

  /// What is understood of the file with these options fixed.
  ///
  /// @throws UnsupportedFormat where it is no table, saying what it is
  /// @throws InsufficientData where it has no rows
  /// @throws NotFound where the file, or a column that an option names, does not exist
  public static Preview preview(Path file, ReadingOptions options) {
    if (!Files.isRegularFile(file)) {
      throw new NotFound(
          "There is no file %s.".formatted(file), "Check the path and its spelling.");
    }
    try {
      return new Sniffer(file, options).look();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s cannot be read: %s".formatted(file.getFileName(), failed.getMessage()), failed);
    }
  }

  private Preview look() throws IOException {
    var source = Source.of(file, options);
    if (source.sheets().size() > 1 && options.sheet().isEmpty()) {
      notes.add(
          new Note(
              "Of %d tables the largest, %s, is read; --sheet chooses another."
                  .formatted(source.sheets().size(), source.sheet())));
    }
    var sample = Sample.of(source.table());
    var layout = Layout.of(sample, options.headerRow());
    if (layout.data().isEmpty()) throw empty(layout);
    var marks = Marks.of(layout.data(), options.decimal());
    var parser = new NumberParser(marks.decimal(), marks.thousands(), options.missing());
    var evidence =
        IntStream.range(0, layout.width())
            .mapToObj(column -> Evidence.of(layout.data(), column, parser))
            .toList();
    var columns = new Columns(layout.headers(), layout.units(), evidence, options, notes);
    var entity = columns.entity();
    var choice = new TimeChoice(columns.names(), evidence, layout.data(), entity, options, notes);
    var time = dayOrMonthFirst(choice.plan(), choice.unsettled());
    var plans = columns.plans(time, entity);
    var sentinels = sentinels(plans, evidence, sample.complete());
    askDecimal(marks);
    if (sample.complete() && layout.emptyRows() > 0) {
      notes.add(new Note(emptyRows(layout.emptyRows())));
    }
    noteUncached(sample);
    var plan =
        new ImportPlan(
            file,
            options,
            source.container(),
            source.format(),
            source.sheets(),
            source.sheet(),
            source.charset(),
            source.delimiter(),
            marks.decimal(),
            marks.thousands(),
            layout.headerLine(),
            layout.unitsLine(),
            layout.firstLine(),
            time,
            plans,
            options.missing(),
            sentinels,
            notes);
    return new Preview(
        plan,
        columns.names(),
        firstRows(layout),
        notes,
        questions,
        Files.size(file),
        estimatedRows(layout, sample, source),
        sample.complete());
  }

  public static String emptyRows(long rows) {
    return rows == 1 ? "1 empty row was dropped." : "%,d empty rows were dropped.".formatted(rows);
  }

  private void noteUncached(Sample sample) {
    long cells =
        sample.rows().stream()
            .flatMap(row -> row.cells().stream())
            .filter(Table.UNCACHED::equals)
            .count();
    if (cells == 0) return;
    notes.add(
        new Note(
            (cells == 1 ? "1 formula" : "%,d formulas".formatted(cells))
                + " of the sample "
                + (cells == 1 ? "has" : "have")
                + " no stored value and are missing; open the workbook in Excel and save it."));
  }

  private TimePlan dayOrMonthFirst(TimePlan time, boolean unsettled) {
    if (!unsettled || options.timeFormat().isPresent()) return time;
    var question =
        new Question(
            "day-month",
            "Every stamp could have the day or the month first. Which is it?",
            List.of(DAY_FIRST, MONTH_FIRST),
            options.answers().getOrDefault("day-month", DAY_FIRST));
    questions.add(question);
    if (question.chosen().equals(DAY_FIRST)) return time;
    var swapped = time.formats().stream().map(Sniffer::monthFirst).toList();
    return new TimePlan(time.columns(), swapped, time.clock(), time.zoned());
  }

  private static String monthFirst(String format) {
    int day = format.indexOf('d');
    int month = format.indexOf('M');
    if (day < 0 || month < day) return format;
    return format.replace("dd", "#").replace("MM", "dd").replace("#", "MM");
  }

  private List<Double> sentinels(
      List<ColumnPlan> plans, List<Evidence> evidence, boolean complete) {
    var numeric =
        plans.stream()
            .filter(plan -> plan.isChannel() && plan.kind() == Kind.NUMBER)
            .map(plan -> evidence.get(plan.index()))
            .toList();
    var taken = new ArrayList<Double>();
    for (var sentinel : Sentinels.in(numeric)) {
      var value = plain(sentinel.value());
      var why =
          sentinel.onlyNegative() ? "no other value is negative" : "no other value is near it";
      var id = "sentinel:" + value;
      var question =
          new Question(
              id,
              "%s fills %s%,d cells and %s. Treat it as missing?"
                  .formatted(value, complete ? "" : "at least ", sentinel.cells(), why),
              List.of(MISSING, NUMBER),
              options.answers().getOrDefault(id, MISSING));
      questions.add(question);
      if (question.chosen().equals(NUMBER)) continue;
      taken.add(sentinel.value());
      notes.add(
          new Note(
              "%s is read as missing: it fills %s%,d cells and %s."
                  .formatted(value, complete ? "" : "at least ", sentinel.cells(), why)));
    }
    return taken;
  }

  private void askDecimal(Marks marks) {
    if (!marks.ambiguous()) return;
    notes.add(
        new Note(
            "Every comma in a number could be a decimal mark or stand between thousands; it is read"
                + " as the %s. Fix it with --decimal."
                    .formatted(
                        marks.decimal() == ',' ? "decimal mark" : "mark between thousands")));
  }

  private static List<List<String>> firstRows(Layout layout) {
    return layout.data().stream()
        .limit(Preview.ROWS)
        .map(row -> IntStream.range(0, layout.width()).mapToObj(row::cell).toList())
        .toList();
  }

  private long estimatedRows(Layout layout, Sample sample, Source source) throws IOException {
    if (sample.complete()) return layout.data().size();
    long characters =
        sample.rows().stream()
            .mapToLong(row -> row.cells().stream().mapToLong(cell -> cell.length() + 1L).sum())
            .sum();
    double each = (double) characters / sample.rows().size();
    double unpacked = source.container().kind() == Container.Kind.PLAIN ? 1 : 4;
    return Math.round(Files.size(file) * unpacked / each);
  }

  private InsufficientData empty(Layout layout) {
    return new InsufficientData(
        layout.headers().isEmpty()
            ? "%s holds no rows.".formatted(file.getFileName())
            : "%s holds a header and no rows below it.".formatted(file.getFileName()),
        "Export it again with its rows, or fix the header's line with --header-row.");
  }

  private static String plain(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value).toLowerCase(Locale.ROOT);
  }
}
