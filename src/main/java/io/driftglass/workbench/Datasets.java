package io.driftglass.workbench;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportPlan;
import io.driftglass.data.ImportResult;
import io.driftglass.data.Preview;
import io.driftglass.data.Profile;
import io.driftglass.data.ReadingOptions;
import io.driftglass.data.RejectedRow;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The datasets of a workspace: from file to frame.
@SuppressWarnings("DoNotCallSuggester")
public final class Datasets {
  /// Names that begin so belong to a command that is still running.
  static final String TEMPORARY = "~";

  Datasets() {}

  /// What is understood of a file, with its first rows.
  public Preview preview(Path file, ReadingOptions options) throws IOException {
    throw new IOException("not yet: " + file + options);
  }

  /// Imports a file as planned; nothing is left where it fails or is cancelled.
  ///
  /// @param name a new version of it where it exists
  public ImportResult importFile(ImportPlan plan, String name, Progress progress)
      throws IOException {
    throw new IOException("not yet: " + plan + name + progress);
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

  /// Imports a file under a name that no list shows, until it is deleted.
  public ImportResult importTemporary(Path file, ReadingOptions options, Progress progress)
      throws IOException {
    var plan = preview(file, options).plan();
    return importFile(plan, TEMPORARY + plan.suggestedName(), progress);
  }

  /// Newest first.
  public List<Dataset> list() {
    return List.of();
  }

  /// @param text an id, a name (its newest version) or `name v3`
  public Dataset get(String text) {
    throw new io.driftglass.problem.NotFound("There is no dataset '" + text + "'.", "");
  }

  /// Removes a dataset version with everything found in it.
  public void delete(long id) {
    throw new io.driftglass.problem.NotFound("There is no dataset " + id + ".", "");
  }

  /// One series of a dataset, whole.
  ///
  /// @param entity one of the dataset's
  public Frame frame(Dataset dataset, String entity) {
    throw new io.driftglass.problem.NotFound("There is no " + dataset + entity + ".", "");
  }

  /// What is known of one series: figures a channel, gaps, seasons, correlations.
  public Profile profile(Dataset dataset, String entity, Progress progress) {
    throw new io.driftglass.problem.NotFound(
        "There is no " + dataset + entity + progress + ".", "");
  }

  /// The rows of the imported file, for results in its own order.
  ///
  /// @param rejects what the import left out
  public FileRows fileRows(Dataset dataset, List<RejectedRow> rejects) {
    throw new io.driftglass.problem.NotFound("There is no " + dataset + rejects + ".", "");
  }

  /// The bundled sample as a file, written to the workspace where it is not there yet.
  public Path sampleFile() throws IOException {
    throw new IOException("not yet");
  }
}
