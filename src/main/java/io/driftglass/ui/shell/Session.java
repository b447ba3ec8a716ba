package io.driftglass.ui.shell;

import io.driftglass.config.Options;
import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Drops;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Navigator;
import io.driftglass.ui.kit.Notices;
import io.driftglass.ui.kit.Selection;
import io.driftglass.ui.kit.Sheets;
import io.driftglass.ui.kit.Tools;
import io.driftglass.ui.kit.Undo;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.task.TaskJob;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One open workspace in one window: its jobs, its desk and the shell around the pages.
public final class Session implements AutoCloseable {
  private final Workbench workbench;
  private final TaskRunner runner;
  private final Desk desk;
  private final Shell shell;
  private final DuePipelines due;
  private long told = -1;

  /// On the window's thread.
  public Session(Workbench workbench, FileChoice files, Look look) {
    this.workbench = workbench;
    var clock = InstantSource.system();
    int workers = workbench.config().whole(Options.WORKERS);
    int cores = Runtime.getRuntime().availableProcessors();
    runner = new TaskRunner(workers > 0 ? workers : Math.max(2, cores), clock);
    var tools =
        new Tools(
            runner.loader(),
            runner.jobs(),
            files,
            new Drops(),
            new Sheets(),
            new Notices(),
            new Undo(),
            clock.instant(),
            look);
    desk = new Desk(workbench, runner, new Navigator(), new Selection(), tools);
    var name = String.valueOf(workbench.home().root().toAbsolutePath().getFileName());
    shell = new Shell(desk, Pages.ALL, name, this::listDatasets);
    due = new DuePipelines(desk);
    due.start();
    runner.openProperty().subscribe(this::tellSize);
  }

  public Shell shell() {
    return shell;
  }

  public Desk desk() {
    return desk;
  }

  public TaskRunner runner() {
    return runner;
  }

  /// Goes on where the last session was, and remembers from now on where this one is; tells what a
  /// crash interrupted, if one did.
  ///
  /// @param another opens a workspace in a window of its own
  public void begin(Consumer<Path> another) {
    shell.onAnotherWorkspace(another);
    new Resumption(desk).begin();
  }

  /// Jobs that would be stopped by closing now.
  List<TaskJob> unfinished() {
    return runner.jobs().stream().filter(job -> !job.state().ended()).toList();
  }

  /// Stops the jobs; the workbench stays open, it belongs to whoever opened it.
  @Override
  public void close() {
    stop();
    runner.awaitEnd();
  }

  /// The same without waiting for jobs to end, as [TaskRunner#awaitEnd] does.
  void stop() {
    due.close();
    shell.close();
    runner.stop();
  }

  private void listDatasets(Consumer<List<Dataset>> answer) {
    desk.loader()
        .start(
            "List datasets",
            progress -> workbench.datasets().list(),
            answer,
            e ->
                desk.tools()
                    .notices()
                    .toast(
                        Tone.REFUSE,
                        Words.of("The datasets cannot be listed"),
                        Problems.of(e).sentence()));
  }

  /// Tells what the workspace takes on the disk, when a job has ended.
  private void tellSize(Number open) {
    long ended = runner.jobs().stream().filter(job -> job.state().ended()).count();
    if (ended == told) return;
    told = ended;
    desk.loader()
        .start(
            "Measure the workspace",
            progress -> size(workbench.home().root()),
            bytes -> shell.sizeProperty().set(Figures.bytes(bytes)),
            failure -> shell.sizeProperty().set(Words.of("size not known")));
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).mapToLong(file -> file.isFile() ? file.length() : 0).sum();
    }
  }
}
