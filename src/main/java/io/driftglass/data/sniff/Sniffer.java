package io.driftglass.data.sniff;

import io.driftglass.data.ingest.Batch;
import io.driftglass.data.ingest.Ingest;
import io.driftglass.data.plan.Container;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.LongForm;
import io.driftglass.data.plan.Note;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.plan.TimePlan;
import io.driftglass.data.read.Source;
import io.driftglass.data.read.Table;
import io.driftglass.data.time.Steps;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Looks at a file's first few megabytes and decides how to read it.
public final class Sniffer {
  private static final String DAY_FIRST = "Day first";
  private static final String MONTH_FIRST = "Month first";
  private static final String DECIMAL_MARK = "Decimal mark";
  private static final String THOUSANDS = "Between thousands";

  private final Path file;
  private final ReadingOptions options;
  private final Seen seen;
  private final List<Note> notes = new ArrayList<>();
  private final List<Question> questions = new ArrayList<>();

  private Sniffer(Path file, ReadingOptions options, Seen seen) {
    this.file = file;
    this.options = options;
    this.seen = seen;
  }

  /// What is understood of the file with these options fixed.
  ///
  /// @throws UnsupportedFormat where it is no table, saying what it is
  /// @throws InsufficientData where it has no rows
  /// @throws NotFound where the file, or a column that an option names, does not exist
  public static Preview preview(Path file, ReadingOptions options) {
    return preview(file, options, new Seen());
  }

  static Preview preview(Path file, ReadingOptions options, Seen seen) {
    if (!Files.isRegularFile(file)) {
      throw new NotFound(
          "There is no file %s.".formatted(file), "Check the path and its spelling.");
    }
    try {
      return new Sniffer(file, options, seen).look();
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "%s cannot be read: %s".formatted(file.getFileName(), failed.getMessage()), failed);
    }
  }

  private Preview look() throws IOException {
    var place = Seen.Place.of(file, options);
    var source = seen.source(place, options);
    if (source.sheets().size() > 1 && options.sheet().isEmpty()) {
      notes.add(
          new Note(
              "Of %d tables the largest, %s, is read; --sheet chooses another."
                  .formatted(source.sheets().size(), source.sheet())));
    }
    var table = understood(source, place);
    var form = new LongForms(table.columns.names(), table.evidence, table.layout, options);
    var wide =
        form.find(tag -> tags(form, source, place, tag), table.sample.complete(), notes, questions);
    if (wide.isPresent()) {
      var longer = source.longForm(wide.get());
      return preview(longer, understood(longer, place.as(wide.get())), wide);
    }
    return preview(source, table, wide);
  }

  private Set<String> tags(LongForms form, Source source, Seen.Place place, int column)
      throws IOException {
    var table = new Seen.Table(place, options.headerRow());
    return seen.tags(table, column, () -> form.tagsOf(source, column));
  }

  /// A table's first rows and what its columns hold.
  private record Understood(
      Sample sample,
      Layout layout,
      Marks marks,
      List<String> missing,
      List<Evidence> evidence,
      Columns columns) {}

  private Understood understood(Source source, Seen.Place place) throws IOException {
    var sample = seen.sample(place, source);
    var table = new Seen.Table(place, options.headerRow());
    var layout = seen.layout(table, sample);
    if (layout.data().isEmpty()) throw empty(layout);
    var marks = marks(source, table, layout);
    var missing = new ArrayList<>(options.missing());
    var evidence = seen.evidence(table, layout, marks, missing);
    var gone = new MissingChoice(options, notes, questions, sample.complete());
    var tokens = gone.words(evidence);
    missing.addAll(tokens);
    if (!tokens.isEmpty()) evidence = seen.evidence(table, layout, marks, missing);
    return new Understood(
        sample, layout, marks, missing, evidence, new Columns(layout, evidence, options, notes));
  }

  private Preview preview(Source source, Understood table, Optional<LongForm> longForm)
      throws IOException {
    var sample = table.sample;
    var layout = table.layout;
    var marks = table.marks;
    var evidence = table.evidence;
    var columns = table.columns;
    var series = new SeriesChoice(columns.names(), evidence, layout.data());
    var entity = columns.entity();
    if (options.entity().isEmpty()) {
      var found = series.byCounter(entity);
      if (found.isPresent()) entity = restarts(columns.names(), found.get());
    }
    var choice =
        new TimeChoice(
            columns.names(),
            evidence,
            layout.data(),
            entity,
            ZoneQuestion.answered(options),
            notes);
    var time = dayOrMonthFirst(choice.plan(), choice.unsettled());
    if (options.entity().isEmpty() && entity.isEmpty()) {
      var found = series.byStamp(time);
      if (found.isPresent()) entity = restarts(columns.names(), found.get());
    }
    var plans = columns.plans(time, entity);
    var gone = new MissingChoice(options, notes, questions, sample.complete());
    var sentinels = gone.numbers(plans, evidence, marks);
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
            options.policy(),
            plans,
            longForm,
            table.missing,
            sentinels,
            notes);
    var steps = new Steps();
    var ticks = LongStream.builder();
    var dry = new Ingest(plan, batch -> add(steps, ticks, batch));
    sample.replay(dry, layout.firstLine());
    dry.finish();
    var stamps = ticks.build().toArray();
    ZoneQuestion.of(time.clock(), stamps, steps.interval(), options, ZoneId.systemDefault())
        .ifPresent(questions::add);
    return new Preview(
        plan,
        columns.names(),
        firstRows(layout),
        notes.stream().distinct().toList(),
        questions.stream().distinct().toList(),
        dry.rejects().stream().limit(Preview.REJECTS).toList(),
        dry.rejected(),
        (double) dry.kept() / Math.max(1, dry.kept() + dry.rejected()),
        steps.interval(),
        Files.size(file),
        estimatedRows(layout, sample, source, dry.rejected()),
        sample.complete());
  }

  private static void add(Steps steps, LongStream.Builder ticks, Batch batch) {
    for (int row = 0; row < batch.rows; row++) ticks.add(batch.ticks[row]);
    for (int row = 1; row < batch.rows; row++) {
      steps.add(Math.abs(batch.ticks[row] - batch.ticks[row - 1]));
    }
  }

  public static String emptyRows(long rows) {
    return rows == 1 ? "1 empty row was dropped." : "%,d empty rows were dropped.".formatted(rows);
  }

  private List<Integer> restarts(List<String> names, List<Integer> entity) {
    var told = String.join(" and ", entity.stream().map(names::get).toList());
    notes.add(
        new Note(
            "Time starts again for each %s: read as a series each; --entity none reads one."
                .formatted(told)));
    return entity;
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

  /// A comma that could be either is asked about; the likelier holds until somebody answers.
  private Marks marks(Source source, Seen.Table table, Layout layout) throws IOException {
    var marks = seen.marks(table, layout, source.delimiter(), options.decimal());
    if (!marks.ambiguous()) return marks;
    var question =
        new Question(
            "decimal",
            "Every comma in a number could be the decimal mark or stand between thousands. Which is"
                + " it?",
            List.of(DECIMAL_MARK, THOUSANDS),
            options
                .answers()
                .getOrDefault("decimal", marks.decimal() == ',' ? DECIMAL_MARK : THOUSANDS));
    questions.add(question);
    notes.add(
        new Note(
            "Every comma in a number could be a decimal mark or stand between thousands; it is read"
                + " as the %s. Fix it with --decimal."
                    .formatted(
                        question.chosen().equals(DECIMAL_MARK)
                            ? "decimal mark"
                            : "mark between thousands")));
    return seen.marks(
        table,
        layout,
        source.delimiter(),
        Optional.of(question.chosen().equals(DECIMAL_MARK) ? ',' : '.'));
  }

  private TimePlan dayOrMonthFirst(TimePlan time, boolean unsettled) {
    if (!unsettled || options.timeFormat().isPresent()) return time;
    var taken = isDayFirst(time.formats().getFirst()) ? DAY_FIRST : MONTH_FIRST;
    var question =
        new Question(
            "day-month",
            "Every stamp could have the day or the month first. Which is it?",
            List.of(DAY_FIRST, MONTH_FIRST),
            options.answers().getOrDefault("day-month", taken));
    questions.add(question);
    notes.add(
        new Note(
            ("Every stamp could have the day or the month first; it is read as %s. Fix it with"
                    + " --time-format.")
                .formatted(question.chosen().toLowerCase(Locale.ROOT))));
    if (question.chosen().equals(taken)) return time;
    var swapped = time.formats().stream().map(Sniffer::swapped).toList();
    return new TimePlan(time.columns(), swapped, time.clock(), time.zoned());
  }

  private static boolean isDayFirst(String format) {
    return format.indexOf('d') < format.indexOf('M');
  }

  private static String swapped(String format) {
    return format.replace('d', '#').replace('M', 'd').replace('#', 'M');
  }

  private static List<List<String>> firstRows(Layout layout) {
    return layout.data().stream()
        .limit(Preview.ROWS)
        .map(row -> IntStream.range(0, layout.width()).mapToObj(row::cell).toList())
        .toList();
  }

  private long estimatedRows(Layout layout, Sample sample, Source source, long rejected)
      throws IOException {
    if (sample.complete()) return layout.data().size() - rejected;
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
}
