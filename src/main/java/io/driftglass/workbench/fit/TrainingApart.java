package io.driftglass.workbench.fit;

import io.driftglass.db.Json;
import io.driftglass.job.OwnProcess;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.problem.WorkspaceUnavailable;
import io.driftglass.series.Frame;
import io.driftglass.workbench.run.WorkFailed;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/// Fits a model in a process of its own, so that whatever ends that process, native code or a full
/// memory among it, ends one training and nothing else.
public final class TrainingApart {
  private static final long BEAT_MILLIS = 100;
  private static final int OUT_OF_MEMORY = 3;

  private final Path scratch;
  private final int megabytes;

  /// @param scratch folder for what is handed over
  /// @param megabytes heap of a process; 0 for as much as this one may use
  public TrainingApart(Path scratch, int megabytes) {
    this.scratch = scratch;
    this.megabytes = megabytes > 0 ? megabytes : (int) (Runtime.getRuntime().maxMemory() >> 20);
  }

  /// @param checkpoints folder in which the process keeps how far it is
  /// @throws CancellationException where the user has asked to stop; the process is gone by then
  /// @throws WorkFailed where the process has died
  /// @throws WorkspaceUnavailable where the disk has no room for the rows
  public Fitting fit(FitPlan plan, Frame frame, Path checkpoints, Progress progress) {
    try {
      Files.createDirectories(scratch);
      var folder = Files.createTempDirectory(scratch, "training-");
      try {
        Files.writeString(folder.resolve(TrainingChild.PLAN), Json.write(plan));
        FrameFile.write(frame.slice(0, plan.until()), folder.resolve(TrainingChild.FRAME));
        int code = watch(start(folder, checkpoints), progress);
        if (code != 0) throw failure(folder, code);
        var outcome =
            Json.read(
                Files.readString(folder.resolve(TrainingChild.OUTCOME)),
                TrainingChild.Outcome.class);
        var model = Files.readAllBytes(folder.resolve(TrainingChild.MODEL));
        return Fitting.made(plan, outcome.validation(), model, outcome.horizonRows());
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the rows could not be handed to a training process: " + e.getMessage(),
          "Check that the disk has room and that the workspace may be written, then try again.",
          e);
    }
  }

  private Process start(Path folder, Path checkpoints) throws IOException {
    var command =
        OwnProcess.command(TrainingChild.COMMAND, folder.toString(), checkpoints.toString());
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .put("JAVA_TOOL_OPTIONS", "-Xmx%dm -XX:+ExitOnOutOfMemoryError".formatted(megabytes));
    return builder.redirectError(errors(folder)).start();
  }

  private static File errors(Path folder) {
    return folder.resolve("errors.txt").toFile();
  }

  /// Passes on what the process tells until it ends; it goes on only while it is told to.
  ///
  /// @return its exit code; all that it told is passed on by then
  static int watch(Process process, Progress progress) {
    var passing = new FutureTask<Void>(() -> pass(process, progress), null);
    Thread.ofPlatform().daemon().name("training-child-" + process.pid()).start(passing);
    try {
      beat(process, passing, progress);
      passing.get();
      return process.waitFor();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) throw refused;
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /// Until it ends or what it tells is not taken.
  private static void beat(Process process, Future<Void> passing, Progress progress)
      throws InterruptedException {
    try (var beat = process.getOutputStream()) {
      while (!process.waitFor(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
        progress.check();
        if (passing.state() == Future.State.FAILED) return;
        beat.write(1);
        beat.flush();
      }
    } catch (IOException e) {
      LoggerFactory.getLogger(TrainingApart.class).debug("it ended between two beats", e);
    }
  }

  private static void pass(Process process, Progress progress) {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) pass(line, progress);
    } catch (IOException e) {
      LoggerFactory.getLogger(TrainingApart.class).debug("a training process ended", e);
    }
  }

  private static void pass(String line, Progress progress) {
    var parts = line.split("\t", 4);
    switch (parts[0]) {
      case "R" -> progress.report(Double.parseDouble(parts[1]), parts[2]);
      case "L" -> progress.log(line.substring(2));
      case "P" -> progress.point(parts[3], Long.parseLong(parts[1]), Double.parseDouble(parts[2]));
      default -> LoggerFactory.getLogger(TrainingApart.class).info("{}", line);
    }
  }

  private RuntimeException failure(Path folder, int code) throws IOException {
    var told = folder.resolve(TrainingChild.PROBLEM);
    if (Files.exists(told)) {
      return failure(Json.read(Files.readString(told), TrainingChild.Refusal.class));
    }
    LoggerFactory.getLogger(TrainingApart.class)
        .warn("a training process ended with {}: {}", code, tail(folder));
    return new WorkFailed(
        code == OUT_OF_MEMORY
            ? "Training needs more memory than the %,d MB it may use; learn from fewer rows or a"
                    .formatted(megabytes)
                + " smaller window, or allow more in the settings."
            : "The training process was ended from outside (exit code %d), perhaps because this"
                    .formatted(code)
                + " computer ran out of memory; retry goes on from its last epoch.",
        null);
  }

  private static RuntimeException failure(TrainingChild.Refusal told) {
    return switch (told.kind()) {
      case "InsufficientData" -> new InsufficientData(told.what(), told.remedy());
      case "InvalidSetting" -> new InvalidSetting(told.what(), told.remedy());
      case "InvalidId" -> new InvalidId(told.what(), told.remedy());
      case "ModelNotValidated" -> new ModelNotValidated(told.what(), told.remedy());
      case "SchemaMismatch" -> new SchemaMismatch(told.what(), told.remedy());
      case "Conflict" -> new Conflict(told.what(), told.remedy());
      default -> new WorkFailed(told.what(), null);
    };
  }

  private static String tail(Path folder) throws IOException {
    var lines = Files.readAllLines(errors(folder).toPath());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
  }

  private static void delete(Path folder) {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) Files.delete(file);
      Files.delete(folder);
    } catch (IOException e) {
      LoggerFactory.getLogger(TrainingApart.class).info("{} stays until the next start", folder, e);
    }
  }
}
