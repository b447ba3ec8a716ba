package io.driftglass.workbench.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.DatasetStore;
import io.driftglass.data.export.Export;
import io.driftglass.data.export.ExportPlan;
import io.driftglass.data.export.ExportStore;
import io.driftglass.data.export.ExportStore.Exported;
import io.driftglass.job.Progress;
import io.driftglass.series.Clock;
import io.driftglass.workbench.run.Recorder;
import java.util.LinkedHashMap;
import java.util.List;

/// Writes datasets as files and remembers which.
public final class Exports {
  private final DatasetStore datasets;
  private final ExportStore store;
  private final Recorder recorder;

  public Exports(DatasetStore datasets, ExportStore store, Recorder recorder) {
    this.datasets = datasets;
    this.store = store;
    this.recorder = recorder;
  }

  /// Writes a dataset; the file is whole or not there.
  public Export.Written write(Dataset dataset, ExportPlan plan, Progress progress) {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("dataset", Datasets.title(dataset));
    parameters.put("data_hash", dataset.sha256());
    parameters.put("file", plan.file().getFileName().toString());
    return recorder.record(
        "export",
        "Export " + Datasets.title(dataset),
        parameters,
        progress,
        (run, metrics, told) -> {
          var written =
              new Export(plan, told)
                  .write(
                      stampColumn(dataset.clock()),
                      dataset.entities(),
                      entity -> datasets.frame(dataset, entity),
                      entity -> datasets.stampTexts(dataset, entity));
          store.add(dataset, Datasets.title(dataset), written);
          metrics.put("rows", (double) written.rows());
          metrics.put("bytes", (double) written.bytes());
          return written;
        });
  }

  /// All files that were written, newest first.
  public List<Exported> history() {
    return store.list();
  }

  private static String stampColumn(Clock clock) {
    return clock instanceof Clock.Index(var unit) ? unit : "time";
  }
}
