package io.driftglass.workbench;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/// A file that is looked at in a workspace of its own, as if it had been dropped on an empty
/// window; the workspace is gone afterwards, and the user's has not changed.
public final class ScratchWorkspace implements AutoCloseable {
  /// Writes rows into a file.
  public interface Rows {
    void write(Path file) throws IOException;
  }

  private final ScratchFolder folder;
  private final Workbench workbench;
  private final Dataset dataset;

  private ScratchWorkspace(ScratchFolder folder, Workbench workbench, Dataset dataset) {
    this.folder = folder;
    this.workbench = workbench;
    this.dataset = dataset;
  }

  /// @param config as the user has it; its workspace gives the other one its name
  public static ScratchWorkspace of(Path file, Config config, Progress progress)
      throws IOException {
    var folder = ScratchFolder.make();
    try {
      var home = new Home(folder.resolve(Home.of(config).root().getFileName().toString()));
      return with(file, folder, Workbench.open(home, config), progress);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /// Generated rows, with the settings of this machine.
  ///
  /// @param name of the dataset
  public static ScratchWorkspace of(String name, Rows rows, Progress progress) throws IOException {
    var folder = ScratchFolder.make();
    try {
      var file = folder.resolve(name + ".csv");
      rows.write(file);
      return with(file, folder, Workbench.open(folder.home()), progress);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private static ScratchWorkspace with(
      Path file, ScratchFolder folder, Workbench workbench, Progress progress) throws IOException {
    try {
      var imported =
          workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), progress);
      return new ScratchWorkspace(folder, workbench, imported.accepted().dataset());
    } catch (IOException | RuntimeException e) {
      workbench.close();
      throw e;
    }
  }

  /// Where other files can stand until it is closed.
  public Path folder() {
    return folder.path();
  }

  public Workbench workbench() {
    return workbench;
  }

  public Dataset dataset() {
    return dataset;
  }

  /// Finds what is strange in it and what comes next, as far as its rows allow.
  public void work(Progress progress) {
    try {
      MainJob.look(workbench, dataset, dataset.entities().getFirst(), progress);
    } catch (DriftglassException told) {
      LoggerFactory.getLogger(ScratchWorkspace.class).info("{}", told.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    workbench.close();
    folder.close();
  }
}
