package io.driftglass.workbench;

import io.driftglass.job.Progress;
import io.driftglass.report.Report;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.run.Recorder;
import java.nio.file.Path;
import java.util.Map;

/// Reports on datasets, each a run of the workspace: a model's lineage leads to them.
public final class Reports {
  private final Recorder recorder;

  Reports(Recorder recorder) {
    this.recorder = recorder;
  }

  /// @param file `.html` or `.pdf`
  public void write(MainJob job, Path file, Progress progress) {
    Report.requireKnown(file);
    var dataset = job.dataset();
    recorder.record(
        "report",
        "Report on " + Datasets.title(dataset),
        Map.of(
            "dataset",
            Datasets.title(dataset),
            "data_hash",
            dataset.sha256(),
            "file",
            file.toAbsolutePath().toString()),
        progress,
        (run, metrics, told) -> {
          MainReport.of(job).write(file);
          return file;
        });
  }
}
