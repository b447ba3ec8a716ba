package io.driftglass.workbench.fit;

import io.driftglass.db.Json;
import io.driftglass.evaluate.Validation;
import io.driftglass.job.Checkpoints;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/// A process that fits one model for another process of the program and ends. It stands still while
/// the other is paused and ends with it.
public final class TrainingChild {
  /// The first argument of such a process.
  public static final String COMMAND = "training-child";

  static final String PLAN = "plan.json";
  static final String FRAME = "frame";
  static final String OUTCOME = "outcome.json";
  static final String MODEL = "model";
  static final String PROBLEM = "problem.json";

  private static final long SILENCE_NANOS = 1_000_000_000L;
  private static final long REPORT_NANOS = 100_000_000L;
  private static final int FAILED = 1;

  private final PrintStream out;
  private final CheckpointFiles checkpoints;
  private volatile long heard = System.nanoTime();
  private volatile long reported = System.nanoTime() - REPORT_NANOS;

  private TrainingChild(PrintStream out, Path checkpoints) {
    this.out = out;
    this.checkpoints = new CheckpointFiles(checkpoints);
  }

  /// What came of it.
  record Outcome(Validation validation, int horizonRows) {}

  /// Why nothing came of it.
  ///
  /// @param kind the simple name of the exception
  record Refusal(String kind, String what, String remedy) {}

  /// @param arguments the command, the folder with what is to be done, that of the checkpoints
  /// @return the exit code
  public static int run(String... arguments) {
    var out = new PrintStream(new BufferedOutputStream(System.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err); // libraries that print would be taken for progress
    var folder = Path.of(arguments[1]);
    var child = new TrainingChild(out, Path.of(arguments[2]));
    Thread.ofPlatform().daemon().name("training-parent").start(child::listen);
    try {
      child.fit(folder);
      return 0;
    } catch (DriftglassException e) {
      return refused(folder, new Refusal(e.getClass().getSimpleName(), e.getMessage(), e.remedy()));
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(TrainingChild.class).error("the training failed", e);
      var what = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      return refused(folder, new Refusal("", what, ""));
    }
  }

  private static int refused(Path folder, Refusal refusal) {
    try {
      Files.writeString(folder.resolve(PROBLEM), Json.write(refusal));
    } catch (IOException e) {
      LoggerFactory.getLogger(TrainingChild.class).error("the training failed", e);
    }
    return FAILED;
  }

  private void fit(Path folder) throws IOException {
    var plan = Json.read(Files.readString(folder.resolve(PLAN)), FitPlan.class);
    var frame = FrameFile.read(folder.resolve(FRAME));
    var fitting = Fitting.of(plan, frame, new Told());
    try (var model = new BufferedOutputStream(Files.newOutputStream(folder.resolve(MODEL)))) {
      fitting.payload().write(model);
    }
    var outcome = new Outcome(fitting.validation(), fitting.horizonRows());
    Files.writeString(folder.resolve(OUTCOME), Json.write(outcome));
  }

  /// Every byte says that the other process is there and wants this to go on.
  private void listen() {
    try {
      while (System.in.read() >= 0) heard = System.nanoTime();
    } catch (IOException e) {
      // it is gone
    }
    Runtime.getRuntime().halt(FAILED);
  }

  private final class Told implements Progress {
    @Override
    public void report(double fraction, String message) {
      long now = System.nanoTime();
      if (now - reported < REPORT_NANOS) return;
      reported = now;
      say("R", Double.toString(fraction), message);
    }

    @Override
    public boolean cancelled() {
      while (System.nanoTime() - heard > SILENCE_NANOS) LockSupport.parkNanos(20_000_000L);
      return false;
    }

    @Override
    public void log(String line) {
      say("L", line);
    }

    @Override
    public void point(String curve, long step, double value) {
      say("P", Long.toString(step), Double.toString(value), curve);
    }

    @Override
    public Optional<Checkpoints> checkpoints() {
      return Optional.of(checkpoints);
    }
  }

  private void say(String... parts) {
    out.println(String.join("\t", parts).replace('\n', ' '));
  }
}
