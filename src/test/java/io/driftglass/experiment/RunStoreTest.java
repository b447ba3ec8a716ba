package io.driftglass.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.db.Child;
import io.driftglass.db.Database;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.NotFound;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00.000001Z");

  @TempDir Path folder;
  private Instant now = NOON;
  private final InstantSource clock = () -> now;
  private Database db;
  private RunStore runs;

  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    runs = RunStore.open(db, clock);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void a_run_is_there_from_its_start() {
    var run = runs.start("train", "Ridge AR on pump v1", Map.of("seed", "42"));
    assertEquals(
        new Run(
            run.id(),
            "train",
            "Ridge AR on pump v1",
            JobState.RUNNING,
            Map.of("seed", "42"),
            Map.of(),
            0,
            "",
            NOON,
            Optional.empty()),
        runs.get(run.id()));
  }

  @Test
  void a_completed_run_has_its_metrics_and_its_end() {
    var run = runs.start("train", "a", Map.of());
    runs.metrics(run.id(), Map.of("mae", 1.5, "f1", Double.NaN));
    runs.metrics(run.id(), Map.of("mae", 1.25));
    now = NOON.plusSeconds(60);
    var ended = runs.end(run.id(), JobState.COMPLETED, "");
    assertEquals(Map.of("mae", 1.25, "f1", Double.NaN), ended.metrics());
    assertEquals(Optional.of(NOON.plusSeconds(60)), ended.ended());
    assertEquals(1, ended.fraction());
    assertEquals(JobState.COMPLETED, ended.state());
  }

  @Test
  void only_legal_transitions_happen() {
    var run = runs.queue("train", "a", Map.of());
    runs.begin(run.id());
    runs.end(run.id(), JobState.CANCELLED, "");
    var e = assertThrows(Conflict.class, () -> runs.end(run.id(), JobState.COMPLETED, "too late"));
    assertEquals(
        "run %d is CANCELLED and cannot become COMPLETED".formatted(run.id()), e.getMessage());
    assertEquals(JobState.CANCELLED, runs.get(run.id()).state());
  }

  @Test
  void progress_is_passed_on_always_and_kept_twice_a_second() {
    var run = runs.start("train", "a", Map.of());
    var heard = new java.util.ArrayList<Double>();
    var progress = runs.watch(run.id(), listener(heard));
    for (int step = 0; step < 8; step++) {
      progress.report(step / 10., "epoch " + step);
      now = now.plusMillis(100);
    }
    assertEquals(List.of(0., .1, .2, .3, .4, .5, .6, .7), heard);
    assertEquals(.5, runs.get(run.id()).fraction());
    assertEquals("epoch 5", runs.get(run.id()).message());
  }

  @Test
  void progress_after_the_end_changes_nothing() {
    var run = runs.start("train", "a", Map.of());
    runs.end(run.id(), JobState.FAILED, "window of 128 rows does not fit");
    runs.progress(run.id(), .5, "epoch 5");
    assertEquals("window of 128 rows does not fit", runs.get(run.id()).message());
  }

  @Test
  void a_log_keeps_its_last_lines() {
    var run = runs.start("train", "a", Map.of());
    db.write(
        c -> {
          for (int line = 0; line < RunStore.LOG_LINES + 5; line++) runs.log(run.id(), "l" + line);
          return null;
        });
    var kept = runs.log(run.id());
    assertEquals(RunStore.LOG_LINES, kept.size());
    assertEquals("l5", kept.getFirst().text());
    assertEquals("l" + (RunStore.LOG_LINES + 4), kept.getLast().text());
  }

  @Test
  void a_curve_comes_back_in_the_order_of_its_steps() {
    var run = runs.start("train", "a", Map.of());
    runs.point(run.id(), "loss", 2, .5);
    runs.point(run.id(), "loss", 1, .75);
    runs.point(run.id(), "loss", 2, .25);
    assertEquals(Map.of("loss", Map.of(1L, .75, 2L, .25)), runs.curves(run.id()));
    assertEquals(1, runs.curves(run.id()).get("loss").firstEntry().getKey());
  }

  @Test
  void runs_are_listed_newest_first() {
    runs.start("train", "Ridge", Map.of());
    runs.start("detect", "Telemanom", Map.of());
    assertEquals(List.of("Telemanom", "Ridge"), runs.list().stream().map(Run::title).toList());
  }

  @Test
  void an_unknown_run_is_named() {
    var e = assertThrows(NotFound.class, () -> runs.get(99));
    assertEquals("there is no run 99", e.getMessage());
  }

  @Test
  void a_run_whose_process_was_killed_is_interrupted() throws Exception {
    close();
    var child = Child.start(Endless.class, folder.resolve("w").toString());
    assertEquals("running", child.inputReader().readLine());
    child.destroyForcibly().waitFor();
    open();
    var run = runs.list().getFirst();
    assertEquals("Endless", run.title());
    assertEquals(JobState.INTERRUPTED, run.state());
    assertEquals("The program ended while this was running.", run.message());
    assertEquals(Optional.of(NOON), run.ended());
  }

  /// Starts a run and never ends it.
  static final class Endless {
    private Endless() {}

    public static void main(String[] args) throws InterruptedException {
      var runs = RunStore.open(Database.open(Path.of(args[0])), InstantSource.system());
      runs.start("train", "Endless", Map.of());
      System.out.println("running");
      Thread.currentThread().join();
    }
  }

  private static Progress listener(List<Double> heard) {
    return new Progress() {
      @Override
      public void report(double fraction, String message) {
        heard.add(fraction);
      }

      @Override
      public boolean cancelled() {
        return false;
      }
    };
  }
}
