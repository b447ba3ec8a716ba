package io.driftglass.workbench.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.DatasetStore;
import io.driftglass.data.ImportResult;
import io.driftglass.data.Origin;
import io.driftglass.data.Quality;
import io.driftglass.data.QualityStore;
import io.driftglass.data.RowsStore;
import io.driftglass.data.group.GroupBy;
import io.driftglass.data.group.GroupRow;
import io.driftglass.data.group.Groups;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.profile.Profile;
import io.driftglass.data.profile.ProfileStore;
import io.driftglass.data.sniff.Preview;
import io.driftglass.data.sniff.Sniffer;
import io.driftglass.detect.DetectionStore;
import io.driftglass.forecast.ForecastStore;
import io.driftglass.job.Progress;
import io.driftglass.label.AnnotationStore;
import io.driftglass.label.LabelStore;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Frame;
import io.driftglass.series.StoredRows;
import io.driftglass.workbench.run.Recorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The datasets of a workspace: from file to frame.
public final class Datasets {
  /// Names that begin so belong to a command that is still running.
  public static final String TEMPORARY = "~";

  /// As the value of the option `--sheet`: each of them, as a dataset.
  public static final String ALL_SHEETS = "all";

  private final Path scratch;
  private final DatasetStore store;
  private final RowsStore rows;
  private final QualityStore quality;
  private final ProfileStore profiles;
  private final DetectionStore detections;
  private final ForecastStore forecasts;
  private final LabelStore labels;
  private final AnnotationStore annotations;
  private final Recorder recorder;

  public Datasets(
      Path scratch,
      DatasetStore store,
      RowsStore rows,
      QualityStore quality,
      ProfileStore profiles,
      DetectionStore detections,
      ForecastStore forecasts,
      LabelStore labels,
      AnnotationStore annotations,
      Recorder recorder) {
    this.scratch = scratch;
    this.store = store;
    this.rows = rows;
    this.quality = quality;
    this.profiles = profiles;
    this.detections = detections;
    this.forecasts = forecasts;
    this.labels = labels;
    this.annotations = annotations;
    this.recorder = recorder;
  }

  /// The name without the mark of a temporary one.
  public static String shownName(Dataset dataset) {
    String name = dataset.name();
    return name.startsWith(TEMPORARY) ? name.substring(TEMPORARY.length()) : name;
  }

  /// Name and version, or the file's name of a temporary one.
  public static String title(Dataset dataset) {
    return dataset.name().startsWith(TEMPORARY) ? shownName(dataset) : dataset.title();
  }

  /// What is understood of a file, with its first rows.
  public Preview preview(Path file, ReadingOptions options) throws IOException {
    return Sniffer.preview(file, options);
  }

  /// Imports a file as planned; nothing is left where it fails or is cancelled.
  ///
  /// @param name a new version of it where it exists
  public ImportResult importFile(ImportPlan plan, String name, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("file", plan.file().getFileName().toString());
    parameters.put("name", name);
    try {
      return recorder.record(
          "import",
          "Import " + plan.file().getFileName(),
          parameters,
          progress,
          (run, metrics, told) ->
              switch (store.importFile(plan, name, told)) {
                case ImportResult.Imported imported -> {
                  metrics.put("rows", (double) imported.dataset().rows());
                  metrics.put("rejected", (double) imported.dataset().rejected());
                  imported.notes().forEach(note -> told.log(note.text()));
                  yield imported;
                }
                case ImportResult.Rejected rejected -> throw new Refused(rejected);
              });
    } catch (Refused refused) {
      return refused.result;
    }
  }

  /// Lets the run of a refused file end as failed.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ImportResult.Rejected result;

    Refused(ImportResult.Rejected result) {
      super(result.problems().getFirst().sentence());
      this.result = result;
    }
  }

  /// Sniffs and imports in one go.
  ///
  /// @param name the file's own name where empty
  public ImportResult importFile(
      Path file, ReadingOptions options, Optional<String> name, Progress progress)
      throws IOException {
    var plan = preview(file, options).plan();
    return importFile(plan, name.orElse(plan.suggestedName()), progress);
  }

  /// Options for each table of a workbook or archive that `--sheet all` asks for; those given where
  /// it asks for one, or where a sheet is called so.
  public List<ReadingOptions> tables(Path file, ReadingOptions options) throws IOException {
    if (options.sheet().filter(ALL_SHEETS::equals).isEmpty()) return List.of(options);
    var others = options.with(ReadingOption.SHEET, "");
    var sheets = preview(file, others).plan().sheets();
    if (sheets.contains(ALL_SHEETS)) return List.of(options);
    if (sheets.isEmpty()) return List.of(others);
    return sheets.stream().map(sheet -> others.with(ReadingOption.SHEET, sheet)).toList();
  }

  /// What the dataset of one of several sheets is called: `plant Pumps`.
  ///
  /// @param name instead of the file's
  public static String titleOf(Optional<String> name, Path file, String sheet) {
    var own = ImportPlan.nameOf(Path.of(sheet.replaceAll(".*[/\\\\]", "")));
    return name.orElseGet(() -> ImportPlan.nameOf(file)) + " " + own;
  }

  /// Imports a file under a name that no list shows, until it is deleted.
  public ImportResult importTemporary(Path file, ReadingOptions options, Progress progress)
      throws IOException {
    var plan = preview(file, options).plan();
    return importFile(plan, TEMPORARY + plan.suggestedName(), progress);
  }

  /// Lets a temporary dataset stay under its own name. Where a version of that name holds the same
  /// rows already, that one is given back and the temporary one removed.
  public Dataset keep(Dataset temporary) {
    String name = shownName(temporary);
    var same =
        list().stream()
            .filter(d -> d.name().equals(name) && d.sha256().equals(temporary.sha256()))
            .findFirst();
    if (same.isEmpty()) return store.rename(temporary, name);
    delete(temporary.id());
    return same.get();
  }

  /// Newest first.
  public List<Dataset> list() {
    return store.list().stream().filter(d -> !d.name().startsWith(TEMPORARY)).toList();
  }

  /// @param text an id, a name (its newest version) or `name v3`
  /// @throws NotFound naming the known datasets
  public Dataset get(String text) {
    var byId =
        text.matches("[0-9]{1,18}") ? store.find(Long.parseLong(text)) : Optional.<Dataset>empty();
    return byId.or(() -> store.find(text)).orElseThrow(() -> unknown(text));
  }

  /// Every dataset version with exactly these data.
  public List<Dataset> ofHash(String sha256) {
    return store.list().stream().filter(dataset -> dataset.sha256().equals(sha256)).toList();
  }

  /// Removes a dataset version with everything found in it.
  public void delete(long id) {
    detections.deleteOf(id);
    forecasts.deleteOf(id);
    labels.deleteOf(id);
    annotations.deleteOf(id);
    store.delete(id);
  }

  /// One series of a dataset, whole.
  ///
  /// @param entity one of the dataset's
  public Frame frame(Dataset dataset, String entity) {
    return store.frame(dataset, entity);
  }

  /// The hash of the stored rows, computed again.
  public String rehash(Dataset dataset, Progress progress) {
    return store.rehash(dataset, progress);
  }

  /// One series of a dataset, read as far as it is drawn.
  ///
  /// @param entity one of the dataset's
  public StoredRows rows(Dataset dataset, String entity, Progress progress) {
    return rows.open(dataset, entity, progress);
  }

  /// Which values of one series were filled in, and which measured ones are there no more.
  ///
  /// @param entity one of the dataset's
  public Quality quality(Dataset dataset, String entity, Progress progress) {
    return quality.of(dataset, entity, progress);
  }

  /// What is known of one series: figures a channel, gaps, seasons, correlations. Rows that were
  /// looked at before are not looked at again.
  public Profile profile(Dataset dataset, String entity, Progress progress) {
    return profiles
        .find(dataset.sha256(), entity, dataset.channels())
        .orElseGet(() -> taken(dataset, entity, store.frame(dataset, entity), progress));
  }

  /// The same of rows that were read already.
  ///
  /// @param frame all rows of that series
  public Profile profile(Dataset dataset, String entity, Frame frame, Progress progress) {
    return profiles
        .find(dataset.sha256(), entity, dataset.channels())
        .orElseGet(() -> taken(dataset, entity, frame, progress));
  }

  private Profile taken(Dataset dataset, String entity, Frame frame, Progress progress) {
    var profile = Profile.of(frame, progress);
    profiles.keep(dataset.sha256(), entity, profile);
    return profile;
  }

  /// The figures of the channels by what rows have in common.
  ///
  /// @param by `hour`, `weekday`, `day`, `week`, `month`, `year` or a channel that says a state
  public List<GroupRow> groups(Frame frame, String by, Progress progress) {
    return Groups.of(frame, GroupBy.of(by, frame), progress);
  }

  /// The rows of the file that were left out, the first 100,000 of them.
  public List<RejectedRow> rejects(Dataset dataset) {
    return store.rejects(dataset);
  }

  /// The file that a dataset was read from, and how.
  ///
  /// @throws NotFound where its rows come from another dataset, or the file is no longer there
  public Origin origin(Dataset dataset) {
    var origin =
        store
            .origin(dataset)
            .orElseThrow(
                () ->
                    new NotFound(
                        "%s was not read from a file, or nobody wrote down from which."
                            .formatted(title(dataset)),
                        "Import its file as any other."));
    if (Files.isRegularFile(origin.file())) return origin;
    throw new NotFound(
        "The file that %s was read from is no longer there: %s."
            .formatted(title(dataset), origin.place()),
        "Put it back, or import it from where it is now.");
  }

  /// The rows of the imported file, for results in its own order.
  public FileRows fileRows(Dataset dataset) {
    var rejects = store.rejects(dataset);
    int count = Math.toIntExact(dataset.rows() + dataset.rejected());
    var places = new HashMap<String, int[]>();
    var stamps = new String[count];
    for (var reject : rejects) stamps[Math.toIntExact(reject.fileRow())] = reject.stamp();
    for (var entity : dataset.entities()) {
      long[] fileRows = store.fileRows(dataset, entity);
      List<String> texts = store.stampTexts(dataset, entity);
      var own = new int[fileRows.length];
      for (int row = 0; row < own.length; row++) {
        own[row] = Math.toIntExact(fileRows[row]);
        stamps[own[row]] = texts.get(row);
      }
      places.put(entity, own);
    }
    return new FileRows(count, Map.copyOf(places), stamps);
  }

  /// Rows copied from a spreadsheet as a file that can be looked at and imported.
  ///
  /// @param text cells with tabs between them, a row a line
  public Path pastedFile(String text) throws IOException {
    var folder = Files.createDirectories(scratch);
    var file = Files.createTempDirectory(folder, "pasted").resolve("pasted.tsv");
    return Files.writeString(file, text);
  }

  /// Removes what a command that was killed left under a temporary name, and profiles of rows that
  /// are gone.
  public void deleteTemporary() {
    store.list().stream()
        .filter(dataset -> dataset.name().startsWith(TEMPORARY))
        .forEach(dataset -> delete(dataset.id()));
    profiles.purge();
  }

  private NotFound unknown(String text) {
    var names = list().stream().map(Dataset::name).distinct().limit(10).toList();
    return new NotFound(
        "There is no dataset '" + text + "' and no such file.",
        names.isEmpty() ? "Import a file first." : "Known: " + String.join(", ", names) + ".");
  }
}
