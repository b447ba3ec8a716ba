package io.driftglass.workbench.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Child;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A process is killed while it trains; the next one goes on from the last epoch, to the same bits.
final class KilledTrainingTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"auto-encoder", "telemanom", "lstm"})
  void a_killed_training_goes_on_to_the_same_bits(String method) throws Exception {
    var child = Child.start(Training.class, folder.resolve("killed").toString(), method);
    try (var lines = child.inputReader()) {
      var line = "";
      while (line != null && !line.contains("epoch 3:")) line = lines.readLine();
      assertFalse(line == null, "the third epoch was never reached");
      child.toHandle().destroyForcibly();
    }
    child.waitFor();
    var whole = trained(method);
    try (var workbench = Workbench.open(new Home(folder.resolve("killed")))) {
      var interrupted = workbench.trainings().interrupted();
      assertEquals(
          List.of("Robust z-score", "The killed one"),
          interrupted.stream()
              .map(run -> run.title().startsWith("Robust") ? "Robust z-score" : "The killed one")
              .toList());
      long killed = interrupted.getLast().id();
      var version = workbench.trainings().run(killed, Progress.NONE);
      assertEquals(whole.artifactSha256(), version.artifactSha256());
      assertEquals(whole.card().metrics(), version.card().metrics());
      assertEquals(JobState.INTERRUPTED, workbench.runs().get(killed).state());
      var resumed = workbench.runs().get(version.runId());
      assertEquals(JobState.COMPLETED, resumed.state());
      assertEquals(Long.toString(killed), resumed.parameters().get("resumed_from"));
      assertTrue(workbench.runs().log(resumed.id()).contains("goes on after epoch"));
      assertEquals(1, workbench.trainings().interrupted().size());
      assertEquals(List.of(), checkpoints("killed"));
    }
  }

  @Test
  void a_training_that_is_done_is_not_trained_again() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("done")))) {
      var version =
          workbench
              .models()
              .train(
                  WaveTraining.request(WaveTraining.imported(workbench), "robust-z"),
                  Progress.NONE);
      assertThrows(Conflict.class, () -> workbench.trainings().run(version.runId(), Progress.NONE));
      assertThrows(NotFound.class, () -> workbench.trainings().run(99, Progress.NONE));
    }
  }

  @Test
  void a_cancelled_training_goes_on_and_one_whose_data_are_gone_says_so() throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("cancelled")))) {
      var dataset = WaveTraining.imported(workbench);
      var request = WaveTraining.request(dataset, "auto-encoder");
      assertThrows(
          CancellationException.class, () -> workbench.models().train(request, new Impatient(3)));
      var cancelled = newest(workbench);
      assertEquals(JobState.CANCELLED, cancelled.state());
      var version = workbench.trainings().run(cancelled.id(), Progress.NONE);
      assertTrue(workbench.runs().log(version.runId()).contains("goes on after epoch 3"));
      assertThrows(
          CancellationException.class, () -> workbench.models().train(request, new Impatient(2)));
      long second = newest(workbench).id();
      workbench.datasets().delete(dataset.id());
      var gone =
          assertThrows(NotFound.class, () -> workbench.trainings().run(second, Progress.NONE));
      assertTrue(gone.getMessage().contains("no longer in the workspace"), gone.getMessage());
    }
  }

  @Test
  void a_damaged_checkpoint_is_none() throws IOException {
    var home = new Home(folder.resolve("damaged"));
    try (var workbench = Workbench.open(home)) {
      var request = WaveTraining.request(WaveTraining.imported(workbench), "auto-encoder");
      assertThrows(
          CancellationException.class, () -> workbench.models().train(request, new Impatient(3)));
      var cancelled = newest(workbench);
      for (var file : checkpoints("damaged")) {
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
      }
      var version = workbench.trainings().run(cancelled.id(), Progress.NONE);
      assertFalse(workbench.runs().log(version.runId()).contains("goes on after"));
      assertEquals(trained("auto-encoder").artifactSha256(), version.artifactSha256());
    }
  }

  @Test
  void what_belongs_to_no_run_is_tidied_away() throws IOException {
    var home = new Home(folder.resolve("tidied"));
    Workbench.open(home).close();
    var stray = Files.createDirectories(home.checkpoints().resolve("77"));
    Files.writeString(stray.resolve("ab"), "x");
    Workbench.open(home).close();
    assertFalse(Files.exists(stray));
  }

  /// What a run says beside its settings would hide a setting of the same name.
  @Test
  void no_method_has_a_setting_named_as_something_else_of_its_run() {
    Stream.<Method<?>>concat(Catalogues.DETECTORS.stream(), Catalogues.FORECASTERS.stream())
        .flatMap(method -> method.settings().stream())
        .forEach(
            setting ->
                assertFalse(TrainingRun.NO_SETTINGS.contains(setting.name()), setting.toString()));
  }

  private ModelVersion trained(String method) throws IOException {
    try (var workbench = Workbench.open(new Home(folder.resolve("whole-" + method)))) {
      return workbench
          .models()
          .train(WaveTraining.request(WaveTraining.imported(workbench), method), Progress.NONE);
    }
  }

  private List<Path> checkpoints(String home) throws IOException {
    var place = new Home(folder.resolve(home)).checkpoints();
    if (!Files.isDirectory(place)) return List.of();
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Run newest(Workbench workbench) {
    return workbench.runs().find(RunQuery.NEWEST.filter("kind = train")).runs().getFirst();
  }

  /// Somebody who stops after so many epochs.
  private static final class Impatient implements Progress {
    private final int epochs;
    private int seen;

    Impatient(int epochs) {
      this.epochs = epochs;
    }

    @Override
    public void report(double fraction, String message) {}

    @Override
    public void log(String line) {
      if (line.contains("epoch")) seen++;
    }

    @Override
    public boolean cancelled() {
      return seen >= epochs;
    }
  }

  /// Trains until it is killed, with another training that waits; stands still after the third
  /// epoch.
  static final class Training {
    private Training() {}

    public static void main(String[] arguments) throws IOException {
      try (var workbench = Workbench.open(new Home(Path.of(arguments[0])))) {
        var dataset = WaveTraining.imported(workbench);
        var first = workbench.trainings().enqueue(WaveTraining.request(dataset, arguments[1]));
        workbench.trainings().enqueue(WaveTraining.request(dataset, "robust-z"));
        workbench.trainings().run(first.id(), new StandsStill());
      }
    }
  }
}
