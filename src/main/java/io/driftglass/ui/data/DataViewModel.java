package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.read.Folder;
import io.driftglass.job.Job;
import io.driftglass.job.Work;
import io.driftglass.problem.Problem;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.SampleData;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;

/// What the Data page shows: the workspace's datasets, the one in hand, and what was found in it.
final class DataViewModel {
  /// How the channels are shown.
  enum Part {
    PROFILE,
    CHART,
    ANALYSIS,
    GROUPS,
    ROWS
  }

  /// A file that could not become a dataset.
  ///
  /// @param plan how it was read, to open it again
  record Failed(ImportPlan plan, Problem problem) {}

  private static final long SMALL_CELLS = 500_000;

  private final Desk desk;
  private final ImportViewModel importing;
  private final Mending mending;
  private final DocumentsViewModel documents;
  private final ObservableList<Dataset> all = FXCollections.observableArrayList();
  private final FilteredList<Dataset> shown = new FilteredList<>(all);
  private final ObservableList<Job> running = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
  private final ReadOnlyBooleanWrapper listed = new ReadOnlyBooleanWrapper(this, "listed", false);
  private final Looking looking;
  private final ReadOnlyObjectWrapper<Failed> failed = new ReadOnlyObjectWrapper<>(this, "failed");
  private final ObjectProperty<Part> part = new SimpleObjectProperty<>(this, "part", Part.PROFILE);
  private final ObservableList<RejectedRow> rejects = FXCollections.observableArrayList();
  private final Set<Long> asked = new HashSet<>();
  private final ObservableMap<Long, double[]> shapes = FXCollections.observableHashMap();
  private final PartSpread spread;

  DataViewModel(Desk desk) {
    this.desk = desk;
    spread = new PartSpread(desk.loader());
    looking = new Looking(desk, shapes::putIfAbsent, () -> part.set(Part.CHART));
    mending = new Mending(desk, this::refresh);
    documents = new DocumentsViewModel(desk);
    importing = new ImportViewModel(desk, this::imported, this::notImported);
    filter.subscribe(text -> shown.setPredicate(dataset -> matches(dataset, text)));
    desk.selection().datasetProperty().subscribe(this::datasetChosen);
    desk.selection().entityProperty().subscribe(entity -> chosen());
    desk.tools()
        .drops()
        .onFiles(
            files -> {
              desk.navigator().open("data");
              openAll(files);
            });
    desk.selection().brushProperty().subscribe(brush -> spread.show(lookProperty().get(), brush));
    lookProperty().subscribe(now -> spread.show(now, desk.selection().brushProperty().get()));
    refresh();
  }

  ImportViewModel importing() {
    return importing;
  }

  DocumentsViewModel documents() {
    return documents;
  }

  /// The datasets that pass the filter, newest first.
  ObservableList<Dataset> datasets() {
    return shown;
  }

  /// All datasets of the workspace, newest first.
  ObservableList<Dataset> all() {
    return all;
  }

  /// The shape of the first channel of a dataset, by its id, as far as it is known.
  ObservableMap<Long, double[]> shapes() {
    return shapes;
  }

  /// Imports that have not ended.
  ObservableList<Job> running() {
    return running;
  }

  StringProperty filterProperty() {
    return filter;
  }

  /// Whether the workspace has been looked at once: before that nothing is said to be empty.
  ReadOnlyBooleanProperty listedProperty() {
    return listed.getReadOnlyProperty();
  }

  ObjectProperty<Dataset> chosenProperty() {
    return desk.selection().datasetProperty();
  }

  StringProperty entityProperty() {
    return desk.selection().entityProperty();
  }

  /// The stretch the chart shows; null for all of it.
  ObjectProperty<Interval> intervalProperty() {
    return desk.selection().intervalProperty();
  }

  /// The spread of each channel's values in the selection, by name; empty without one.
  ObservableMap<String, List<Integer>> parts() {
    return spread.parts();
  }

  List<Integer> part(String channel) {
    return spread.parts().getOrDefault(channel, List.of());
  }

  /// What is known of the chosen dataset so far.
  ReadOnlyObjectProperty<Look> lookProperty() {
    return looking.lookProperty();
  }

  /// The last file that could not be imported; null where there is none.
  ReadOnlyObjectProperty<Failed> failedProperty() {
    return failed.getReadOnlyProperty();
  }

  ObjectProperty<Part> partProperty() {
    return part;
  }

  /// `6 datasets, 1,048,000 rows`.
  String summary() {
    long rows = all.stream().mapToLong(Dataset::rows).sum();
    return Figures.count(all.size(), "dataset") + ", " + Figures.count(rows, "row");
  }

  /// Reads the list of datasets anew.
  void refresh() {
    desk.loader()
        .start(
            "List datasets",
            progress -> desk.workbench().datasets().list(),
            datasets -> {
              if (!listed.get()) failed.set(null);
              all.setAll(datasets);
              listed.set(true);
              if (chosenProperty().get() == null && !datasets.isEmpty())
                choose(datasets.getFirst());
            },
            failure -> failed.set(new Failed(null, Problems.of(failure))));
  }

  void choose(Dataset dataset) {
    if (dataset == null || dataset.equals(chosenProperty().get())) return;
    chosenProperty().set(dataset);
  }

  /// Asks for files and opens the import sheet.
  void openFiles() {
    importing.open(desk.tools().files().open(Words.of("Open sensor data")));
  }

  /// Tells which files were opened before and are still there, newest first.
  void recent(Consumer<List<Path>> told) {
    desk.loader()
        .start(
            "List recent files",
            progress -> desk.workbench().windowMemory().recent(),
            told,
            failure -> failed.set(new Failed(null, Problems.of(failure))));
  }

  /// Opens the import sheet on files, and on the tables in folders.
  void openAll(List<Path> filesAndFolders) {
    open("Look into folders", progress -> Folder.files(filesAndFolders));
  }

  /// Opens the import sheet on rows that were copied from a spreadsheet.
  void paste(String text) {
    if (text.isBlank()) return;
    open("Paste a table", progress -> List.of(desk.workbench().datasets().pastedFile(text)));
  }

  /// Opens the import sheet on the bundled sample.
  void trySample() {
    open("Write the sample", progress -> List.of(SampleData.file(desk.workbench())));
  }

  private void open(String what, Work<List<Path>> files) {
    desk.loader()
        .start(
            what,
            files,
            importing::open,
            failure -> failed.set(new Failed(null, Problems.of(failure))));
  }

  /// Opens the import sheet on the file of the dataset in hand, as it was read.
  void importAgain() {
    var dataset = chosenProperty().get();
    if (dataset == null) return;
    desk.loader()
        .start(
            "Find the file of " + dataset.title(),
            progress -> desk.workbench().datasets().origin(dataset),
            origin -> importing.reopen(origin.file(), origin.options(), dataset.name()),
            failure -> failed.set(new Failed(null, Problems.of(failure))));
  }

  /// Imports what the sheet shows.
  void confirm() {
    importing.confirm().filter(job -> !job.state().ended()).ifPresent(running::add);
  }

  /// Imports all sheets of what the sheet shows.
  void confirmAll() {
    importing.confirmAll().stream().filter(job -> !job.state().ended()).forEach(running::add);
  }

  /// Opens the file that failed again, as it was read.
  void tryAgain() {
    var last = failed.get();
    failed.set(null);
    if (last != null && last.plan() != null) importing.reopen(last.plan());
  }

  void dismissFailure() {
    failed.set(null);
  }

  /// Shows that stretch on the chart.
  void show(Interval interval) {
    long room = Math.max(1, interval.length() / 2);
    part.set(Part.CHART);
    desk.selection()
        .intervalProperty()
        .set(new Interval(interval.from() - room, interval.until() + room));
  }

  /// Makes the version in which that is mended, and shows it.
  void mend(Mend mend) {
    lookProperty().get().dataset().ifPresent(dataset -> mending.mend(dataset, mend));
  }

  /// What the next page starts with: the dataset in hand.
  void findAnomalies() {
    desk.navigator().open("detect");
  }

  /// The rejected rows of the last import of the dataset in hand, at most some hundreds.
  ObservableList<RejectedRow> rejects() {
    return rejects;
  }

  private void imported(ImportPlan plan, ImportResult result) {
    running.removeIf(job -> job.state().ended());
    switch (result) {
      case ImportResult.Imported(var dataset, var _, var rejected) -> {
        all.addFirst(dataset);
        listed.set(true);
        part.set(Part.CHART);
        choose(dataset);
        rejects.setAll(rejected);
        remember(plan.file());
        desk.tools()
            .notices()
            .status(
                Words.of(
                    "Imported %s as %s", Figures.count(dataset.rows(), "row"), dataset.title()));
      }
      case ImportResult.Rejected(var problems) -> failed.set(new Failed(plan, first(problems)));
    }
  }

  private void remember(Path file) {
    desk.loader()
        .start(
            "Remember " + file.getFileName(),
            progress -> {
              desk.workbench().windowMemory().opened(file);
              return file;
            },
            done -> {},
            failure -> {
              // it is not among the recent files
            });
  }

  private void notImported(ImportPlan plan, Exception failure) {
    running.removeIf(job -> job.state().ended());
    if (failure instanceof CancellationException) {
      desk.tools().notices().status(Words.of("Import cancelled; nothing was stored"));
    } else {
      failed.set(new Failed(plan, Problems.of(failure)));
    }
  }

  /// A small dataset's shape is worth reading all its rows for.
  private boolean small(Dataset dataset) {
    return dataset.rows() * dataset.channels().size() <= SMALL_CELLS
        && !dataset.entities().isEmpty();
  }

  /// Reads the shape of a dataset whose card is seen, once.
  void seen(Dataset dataset) {
    if (small(dataset) && asked.add(dataset.id())) shape(dataset);
  }

  private void shape(Dataset dataset) {
    if (shapes.containsKey(dataset.id())) return;
    desk.loader()
        .start(
            "Shape of " + dataset.title(),
            progress ->
                Shape.of(desk.workbench().datasets().frame(dataset, dataset.entities().getFirst())),
            shape -> shape.ifPresent(values -> shapes.putIfAbsent(dataset.id(), values)),
            failure -> {
              // the card does without; opening the dataset tells what is wrong
            });
  }

  private static Problem first(List<Problem> problems) {
    return problems.isEmpty()
        ? new Problem("", Words.of("The file holds no rows."), Words.of("Choose another file."))
        : problems.getFirst();
  }

  /// A dataset may be chosen elsewhere in the window too; its first machine is looked at.
  private void datasetChosen(Dataset dataset) {
    desk.selection().intervalProperty().set(null);
    desk.selection().eventProperty().set(null);
    desk.selection().brushProperty().set(null);
    rejects.clear();
    if (dataset == null || dataset.entities().contains(entityProperty().get())) chosen();
    else entityProperty().set(dataset.entities().getFirst());
  }

  private void chosen() {
    looking.at(chosenProperty().get(), entityProperty().get());
  }

  private static boolean matches(Dataset dataset, String text) {
    return Optional.of(text.strip().toLowerCase(Locale.ROOT))
        .filter(wanted -> !dataset.title().toLowerCase(Locale.ROOT).contains(wanted))
        .isEmpty();
  }
}
