package io.driftglass.workbench;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A test with a workbench on a new workspace of its own.
public class OpenedWorkbench {
  @TempDir public Path folder;
  public Workbench workbench;

  @BeforeEach
  public void open() {
    workbench = Workbench.open(new Home(folder.resolve("home")));
  }

  @AfterEach
  public void close() {
    workbench.close();
  }

  /// Imports rows as CSV; under a name that is there they become its next version.
  public Dataset imported(String name, CharSequence rows) throws IOException {
    var file = Files.writeString(Files.createTempFile(folder, name, ".csv"), rows);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return assertInstanceOf(ImportResult.Imported.class, result).dataset();
  }

  /// Learns from the first 60 % of the rows of a single series, validates on the next 20 %.
  public ModelVersion trained(Dataset dataset, Task task, String method, String name) {
    var request = new TrainRequest(dataset, "", task, method, Map.of(), .6, .2, name);
    return workbench.models().train(request, Progress.NONE);
  }
}
