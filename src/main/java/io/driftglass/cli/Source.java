package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A DATASET argument: a dataset of the workspace, or a file that becomes a temporary one until
/// [#close].
final class Source implements AutoCloseable {
  private final Workbench workbench;
  private Dataset dataset;
  private boolean temporary;

  private Source(Workbench workbench, Dataset dataset, boolean temporary) {
    this.workbench = workbench;
    this.dataset = dataset;
    this.temporary = temporary;
  }

  Dataset dataset() {
    return dataset;
  }

  /// A dataset that stays.
  private static Source of(Workbench workbench, Dataset dataset) {
    return new Source(workbench, dataset, false);
  }

  /// A text that is both is the file.
  static Source open(Workbench workbench, String text, ReadingOptions options, Progress progress)
      throws IOException {
    var file = Path.of(text);
    if (!Files.exists(file)) {
      return of(workbench, workbench.datasets().get(text));
    }
    var imported = workbench.datasets().importTemporary(file, options, progress);
    return new Source(workbench, imported.accepted().dataset(), true);
  }

  /// The dataset, which stays from now on: what is made of it has a parent to show.
  Dataset kept() {
    if (temporary) dataset = workbench.datasets().keep(dataset);
    temporary = false;
    return dataset;
  }

  @Override
  public void close() {
    if (temporary) workbench.datasets().delete(dataset.id());
  }
}
