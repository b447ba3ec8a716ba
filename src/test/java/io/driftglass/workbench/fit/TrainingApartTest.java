package io.driftglass.workbench.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunQuery;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.problem.InsufficientData;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.WorkFailed;
import io.driftglass.workbench.train.SearchPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Trainings in real processes of their own: whatever ends one of them, the workbench goes on.
final class TrainingApartTest {
  /// More than any computer makes in the second after which a paused child stands still.
  private static final int EPOCHS = 1_000;

  @TempDir Path folder;

  @Test
  void a_model_trained_apart_has_the_bits_of_one_trained_here_and_tells_the_same()
      throws Exception {
    try (var workbench = open("w", 0)) {
      var request = WaveTraining.request(labelled(workbench), "telemanom");
      var there = workbench.models().train(request, Progress.NONE);
      var told = workbench.runs().curves(there.runId());
      try (var other = Workbench.open(new Home(folder.resolve("here")))) {
        var same = WaveTraining.request(labelled(other), "telemanom");
        var here = other.models().train(same, Progress.NONE);
        assertEquals(here.artifactSha256(), there.artifactSha256());
        assertEquals(here.card(), there.card());
        assertEquals(other.runs().curves(here.runId()), told);
      }
      assertEquals(6, told.get("a loss").size());
      assertEquals(List.of(), children());
    }
  }

  private static Dataset labelled(Workbench workbench) throws IOException {
    var wave = WaveTraining.imported(workbench);
    var said = Said.of(Verdict.ANOMALY);
    workbench.review().say(wave, "", new Interval(300, 310), said, "ada");
    return wave;
  }

  @Test
  void trials_of_a_search_are_made_apart_and_leave_no_checkpoints() throws Exception {
    try (var workbench = open("w", 0)) {
      var request = WaveTraining.request(WaveTraining.imported(workbench), "lstm");
      var seen = new CopyOnWriteArrayList<Integer>();
      var looking =
          new Listener() {
            @Override
            public void log(String line) {
              if (line.contains("epoch 2:")) seen.add(children().size());
            }
          };
      var plan = new SearchPlan(List.of("lstm"), Map.of(), false, 1, Duration.ofMinutes(5), "", 5);
      workbench.search().run(request, plan, looking);
      assertEquals(Set.of(1), Set.copyOf(seen), "each time a process of its own");
      try (Stream<Path> left = Files.list(folder.resolve("w").resolve("checkpoints"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void a_child_without_memory_fails_with_the_reason_and_the_next_training_runs() throws Exception {
    try (var workbench = open("w", 24)) {
      var dataset = WaveTraining.imported(workbench);
      var settings = Map.of("window", "100", "units", "1024", "layers", "4", "min-periods", "5");
      var request =
          new TrainRequest(dataset, "", Task.ANOMALY, "telemanom", settings, .6, .3, "watch");
      var failed =
          assertThrows(WorkFailed.class, () -> workbench.models().train(request, Progress.NONE));
      assertTrue(
          failed.getMessage().startsWith("Training needs more memory than the 24 MB it may use"),
          failed.getMessage());
      var run = newest(workbench);
      assertEquals(JobState.FAILED, run.state());
      assertEquals(failed.getMessage(), run.message());
      var next = WaveTraining.request(dataset, "robust-z");
      assertEquals("watch v1", workbench.models().train(next, Progress.NONE).title());
    }
  }

  @Test
  void a_killed_child_fails_with_the_reason_and_its_retry_goes_on() throws Exception {
    try (var workbench = open("w", 0)) {
      var request = WaveTraining.request(WaveTraining.imported(workbench), "auto-encoder");
      var killing =
          new Listener() {
            @Override
            public void log(String line) {
              if (line.startsWith("epoch 3:")) children().forEach(ProcessHandle::destroyForcibly);
            }
          };
      var failed = assertThrows(WorkFailed.class, () -> workbench.models().train(request, killing));
      assertTrue(failed.getMessage().contains("ended from outside"), failed.getMessage());
      var run = newest(workbench);
      assertEquals(JobState.FAILED, run.state());
      var version = workbench.trainings().run(run.id(), Progress.NONE);
      assertTrue(workbench.runs().log(version.runId()).contains("goes on after epoch"));
    }
  }

  @Test
  void what_the_data_do_not_allow_is_told_as_it_is_here() throws Exception {
    try (var workbench = open("w", 0)) {
      var dataset = WaveTraining.imported(workbench);
      var settings = Map.of("window", "5000");
      var request =
          new TrainRequest(dataset, "", Task.ANOMALY, "telemanom", settings, .6, .3, "watch");
      var failed =
          assertThrows(
              InsufficientData.class, () -> workbench.models().train(request, Progress.NONE));
      assertFalse(failed.remedy().isEmpty());
    }
  }

  @Test
  void a_cancelled_child_is_gone_at_once_and_leaves_no_files() throws Exception {
    try (var workbench = open("w", 0)) {
      var request = WaveTraining.request(WaveTraining.imported(workbench), "auto-encoder");
      var impatient =
          new Listener() {
            private volatile boolean stopped;

            @Override
            public void log(String line) {
              if (line.startsWith("epoch 2:")) stopped = true;
            }

            @Override
            public boolean cancelled() {
              return stopped;
            }
          };
      assertThrows(CancellationException.class, () -> workbench.models().train(request, impatient));
      assertEquals(List.of(), children());
      assertEquals(JobState.CANCELLED, newest(workbench).state());
      try (Stream<Path> left = Files.list(folder.resolve("w").resolve("scratch"))) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void what_is_told_and_not_taken_ends_the_training_as_it_does_here() throws Exception {
    try (var workbench = open("w", 0)) {
      var request = WaveTraining.request(WaveTraining.imported(workbench), "auto-encoder");
      var full =
          new Listener() {
            @Override
            public void log(String line) {
              if (line.startsWith("epoch 2:")) throw new IllegalStateException("no room");
            }
          };
      var failed =
          assertThrows(IllegalStateException.class, () -> workbench.models().train(request, full));
      assertEquals("no room", failed.getMessage());
      assertEquals(List.of(), children());
    }
  }

  /// It closes its input, so that the next beat fails, and says something later.
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void what_a_child_said_last_is_told_though_it_hears_no_more() throws Exception {
    var script = "exec 0<&-; sleep 0.3; printf 'L\\tthe last\\n'";
    var told = new CopyOnWriteArrayList<String>();
    var slow =
        new Listener() {
          @Override
          public void log(String line) {
            java.util.concurrent.locks.LockSupport.parkNanos(500_000_000L);
            told.add(line);
          }
        };
    assertEquals(0, TrainingApart.watch(new ProcessBuilder("sh", "-c", script).start(), slow));
    assertEquals(List.of("the last"), told);
  }

  @Test
  void a_paused_child_stands_still_and_goes_on() throws Exception {
    try (var workbench = open("w", 0)) {
      var dataset = WaveTraining.imported(workbench);
      var many = Integer.toString(EPOCHS);
      var settings = Map.of("epochs", many, "patience", many, "windows-per-epoch", "1024");
      var request =
          new TrainRequest(dataset, "", Task.ANOMALY, "auto-encoder", settings, .6, .3, "watch");
      var gate = new CountDownLatch(1);
      var epochs = new AtomicInteger();
      var paused =
          new Listener() {
            private boolean asked;

            @Override
            public void log(String line) {
              epochs.incrementAndGet();
            }

            @Override
            public boolean cancelled() {
              if (epochs.get() < 3 || asked) return false;
              asked = true;
              return standStill(epochs, gate);
            }
          };
      workbench.models().train(request, paused);
      assertEquals(EPOCHS, epochs.get());
      assertEquals(0, gate.getCount());
    }
  }

  /// Waits until nothing is told any more, then lets it go on.
  private static boolean standStill(AtomicInteger epochs, CountDownLatch gate) {
    int seen = -1;
    while (seen != epochs.get()) {
      seen = epochs.get();
      java.util.concurrent.locks.LockSupport.parkNanos(1_500_000_000L);
    }
    assertTrue(seen < EPOCHS, "it did not stand still");
    gate.countDown();
    return false;
  }

  @Test
  void a_frame_comes_back_from_its_file_bit_by_bit() throws IOException {
    var filled = new BitSet();
    filled.set(2);
    var frame =
        Frame.of(
                new Clock.Utc(ZoneId.of("Europe/Berlin")),
                new long[] {1, 1, 5},
                List.of(Channel.target("a"), Channel.label("b")),
                new double[][] {{1, Double.NaN, -0.0}, {0, 1, 0}})
            .withFilled(List.of(filled, new BitSet()));
    var file = folder.resolve("frame");
    FrameFile.write(frame, file);
    var back = FrameFile.read(file);
    assertEquals(frame.clock(), back.clock());
    assertEquals(frame.channels(), back.channels());
    assertArrayEquals(frame.ticks(), back.ticks());
    for (int c = 0; c < 2; c++) {
      assertArrayEquals(frame.column(c), back.column(c));
      assertEquals(frame.filled(c), back.filled(c));
    }
  }

  private Workbench open(String name, int megabytes) {
    var home = new Home(folder.resolve(name));
    var workbench = Workbench.open(home);
    workbench.models().trainApart(new TrainingApart(home.scratch(), megabytes));
    return workbench;
  }

  private static Run newest(Workbench workbench) {
    return workbench.runs().find(RunQuery.NEWEST.filter("kind = train")).runs().getFirst();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().toList();
  }

  private abstract static class Listener implements Progress {
    @Override
    public void report(double fraction, String message) {}

    @Override
    public boolean cancelled() {
      return false;
    }
  }
}
