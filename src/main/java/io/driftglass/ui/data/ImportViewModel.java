package io.driftglass.ui.data;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ColumnPlan;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.Question;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Preview;
import io.driftglass.data.sniff.Sniffing;
import io.driftglass.job.Job;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.Problem;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.data.Datasets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the import sheet shows of a file and what is changed about it before it is stored. Several
/// files are asked about one after the other.
final class ImportViewModel {
  /// What is known of the file on the sheet.
  sealed interface State {
    /// No file: the sheet is not shown.
    record Closed() implements State {}

    /// The first look at a file goes on.
    record Reading(Path file) implements State {}

    /// The file was understood.
    record Ready(Preview preview, List<PlanChip> chips) implements State {}

    /// The file cannot be read, and why.
    record Refused(Path file, Problem problem) implements State {}
  }

  private final Desk desk;
  private final BiConsumer<ImportPlan, ImportResult> finished;
  private final BiConsumer<ImportPlan, Exception> failed;
  private final Deque<Path> waiting = new ArrayDeque<>();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(this, "state", new State.Closed());
  private final ReadOnlyObjectWrapper<Problem> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final StringProperty name = new SimpleStringProperty(this, "name", "");
  private Sniffing sniffing = new Sniffing();
  private int asked;

  /// @param finished told what became of a confirmed file
  /// @param failed told why a confirmed file could not be imported; not of a cancellation
  ImportViewModel(
      Desk desk,
      BiConsumer<ImportPlan, ImportResult> finished,
      BiConsumer<ImportPlan, Exception> failed) {
    this.desk = desk;
    this.finished = finished;
    this.failed = failed;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  State state() {
    return state.get();
  }

  /// What is wrong with the last change, null where nothing is: the preview stays as it was.
  ReadOnlyObjectProperty<Problem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// What the dataset will be called.
  StringProperty nameProperty() {
    return name;
  }

  void open(List<Path> files) {
    waiting.addAll(files);
    if (state() instanceof State.Closed) next();
  }

  /// Opens a file again as it was last understood.
  void reopen(ImportPlan plan) {
    reopen(plan.file(), plan.options(), plan.suggestedName());
  }

  /// Opens a file with what was fixed about it before.
  ///
  /// @param called what the dataset is called
  void reopen(Path file, ReadingOptions options, String called) {
    waiting.addFirst(file);
    if (state() instanceof State.Closed) next();
    name.set(called);
    read(file, options);
  }

  /// Reads the file again with these options fixed.
  void choose(ReadingOptions options) {
    if (state() instanceof State.Ready(var preview, var _)) read(preview.plan().file(), options);
  }

  /// Fixes an option to a text; a text it cannot be is refused beside the chips.
  void type(ReadingOption option, String text) {
    options()
        .ifPresent(
            options -> {
              try {
                choose(options.with(option, text.strip()));
              } catch (InvalidSetting wrong) {
                problem.set(wrong.problem());
              }
            });
  }

  void answer(Question question, String choice) {
    options().ifPresent(options -> choose(options.withAnswer(question, choice)));
  }

  void role(ColumnPlan column, Role role) {
    column(column, (options, name) -> options.withRole(name, role));
  }

  void unit(ColumnPlan column, String unit) {
    column(column, (options, name) -> options.withUnit(name, unit.strip()));
  }

  void rename(ColumnPlan column, String newName) {
    column(column, (options, name) -> options.withName(name, newName));
  }

  void kind(ColumnPlan column, Kind kind) {
    column(column, (options, name) -> options.withKind(name, kind));
  }

  /// Makes a column the stamp, the one that tells series apart, or the label.
  void use(ColumnPlan column, ReadingOption option) {
    column(column, (options, name) -> options.with(option, name));
  }

  /// Leaves a column out, or takes it in again.
  void leaveOut(ColumnPlan column) {
    column(
        column,
        (options, name) -> {
          var ignored = new ArrayList<>(options.ignore());
          if (!ignored.remove(name)) ignored.add(name);
          return options.with(ReadingOption.IGNORE, String.join(",", ignored));
        });
  }

  /// Changes the options by the name that a column has in the file.
  private void column(
      ColumnPlan column, BiFunction<ReadingOptions, String, ReadingOptions> change) {
    if (state() instanceof State.Ready(var preview, var _)) {
      choose(change.apply(preview.plan().options(), preview.header().get(column.index())));
    }
  }

  /// The first question nobody has answered.
  Optional<Question> openQuestion() {
    return state() instanceof State.Ready(var preview, var _)
        ? preview.questions().stream()
            .filter(q -> !preview.plan().options().answers().containsKey(q.id()))
            .findFirst()
        : Optional.empty();
  }

  /// `785 KB · 9,471 rows · a row every 1 h · all of them understood`.
  static String size(Preview preview) {
    String rows = Figures.count(preview.estimatedRows(), "row");
    return String.join(
        " · ",
        Figures.bytes(preview.fileBytes()),
        preview.complete() ? rows : Words.of("about %s", rows),
        Words.of(
            "a row every %s", Times.interval(preview.plan().time().clock(), preview.interval())),
        understood(preview));
  }

  /// How sure the reading is: the share of the rows looked at that it can read.
  private static String understood(Preview preview) {
    var share = Figures.exactPercent(Math.min(preview.understood(), .999));
    if (preview.complete()) {
      return preview.rejected() == 0
          ? Words.of("all of them understood")
          : Words.of("%s of them understood", share);
    }
    return preview.rejected() == 0
        ? Words.of("all of the sample understood")
        : Words.of("%s of the sample understood", share);
  }

  /// The words on the button.
  static String confirmation(Preview preview) {
    String rows = Figures.count(preview.estimatedRows(), "row");
    return Words.of(preview.complete() ? "Import %s" : "Import about %s", rows);
  }

  /// `13 channels, 9,357 rows will be stored.`
  static String stored(Preview preview) {
    return Words.of(
        "%s, %s will be stored.",
        Figures.count(preview.plan().channels().size(), "channel"),
        Figures.count(preview.estimatedRows(), "row"));
  }

  /// `line 2,114` of a rejected row, its column and text, and why; at most so many.
  static List<List<String>> rejected(Preview preview, int most) {
    return preview.rejects().stream()
        .limit(most)
        .map(
            row ->
                List.of(
                    String.format("line %,d", row.line()), row.column(), row.value(), row.reason()))
        .toList();
  }

  /// `3 rows will be left out`.
  static String rejectedTitle(Preview preview) {
    return Words.of(
        preview.complete() ? "%s will be left out" : "%s of the sample will be left out",
        Figures.count(preview.rejected(), "row"));
  }

  /// A cell that will be stored as missing.
  static boolean missing(ImportPlan plan, String cell) {
    String text = cell.strip();
    if (text.isEmpty() || plan.missing().contains(text)) return true;
    String number = plan.decimal() == ',' ? text.replace(',', '.') : text;
    return plan.sentinels().stream().anyMatch(s -> same(s, number));
  }

  /// Imports the file in the background and goes on to the next; nothing is stored where the job is
  /// cancelled.
  Optional<Job> confirm() {
    if (!(state() instanceof State.Ready(var preview, var _))) return Optional.empty();
    var plan = preview.plan();
    String title = name.get().isBlank() ? plan.suggestedName() : name.get().strip();
    next();
    return Optional.of(
        desk.runner()
            .start(
                "Import " + title,
                progress -> desk.workbench().datasets().importFile(plan, title, progress),
                result -> finished.accept(plan, result),
                failure -> {
                  if (!(failure instanceof CancellationException)) failed.accept(plan, failure);
                }));
  }

  /// Imports every sheet of the workbook, or table of the archive, as a dataset each.
  List<Job> confirmAll() {
    if (!(state() instanceof State.Ready(var preview, var _))) return List.of();
    var plan = preview.plan();
    var called = Optional.of(name.get().strip()).filter(text -> !text.isEmpty());
    next();
    return plan.sheets().stream().map(sheet -> start(plan, sheet, called)).toList();
  }

  private Job start(ImportPlan plan, String sheet, Optional<String> called) {
    var datasets = desk.workbench().datasets();
    var options = plan.options().with(ReadingOption.SHEET, sheet);
    var title = Datasets.titleOf(called, plan.file(), sheet);
    return desk.runner()
        .start(
            "Import " + title,
            progress -> datasets.importFile(plan.file(), options, Optional.of(title), progress),
            result -> finished.accept(plan, result),
            failure -> {
              if (!(failure instanceof CancellationException)) failed.accept(plan, failure);
            });
  }

  /// Leaves this file alone and goes on to the next.
  void close() {
    next();
  }

  private void next() {
    asked++;
    sniffing = new Sniffing();
    problem.set(null);
    var file = waiting.poll();
    if (file == null) {
      state.set(new State.Closed());
      return;
    }
    name.set("");
    state.set(new State.Reading(file));
    read(file, ReadingOptions.NONE);
  }

  private void read(Path file, ReadingOptions options) {
    int mine = ++asked;
    var looking = sniffing;
    desk.loader()
        .start(
            "Look at " + file.getFileName(),
            progress -> looking.preview(file, options),
            preview -> {
              if (mine == asked) show(preview);
            },
            failure -> {
              if (mine == asked) refuse(file, Problems.of(failure));
            });
  }

  private void show(Preview preview) {
    problem.set(null);
    if (name.get().isEmpty()) name.set(preview.plan().suggestedName());
    state.set(new State.Ready(preview, PlanChips.of(preview)));
  }

  /// A file that was readable a moment ago keeps its preview; the change is what is refused.
  private void refuse(Path file, Problem reason) {
    if (state() instanceof State.Ready) problem.set(reason);
    else state.set(new State.Refused(file, reason));
  }

  private Optional<ReadingOptions> options() {
    return state() instanceof State.Ready(var preview, var _)
        ? Optional.of(preview.plan().options())
        : Optional.empty();
  }

  private static boolean same(double sentinel, String text) {
    try {
      return Double.parseDouble(text) == sentinel;
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
