package io.driftglass.ui.kit.task;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.job.Work;
import io.driftglass.ui.kit.Fx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskRunnerTest {
  private final TaskRunner runner = new TaskRunner(1, InstantSource.system());
  private final List<Object> told = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    Fx.run(runner::close);
  }

  @Test
  void the_result_comes_on_the_windows_thread_and_the_work_runs_beside_it() throws Exception {
    var worker = new ArrayList<Boolean>();
    Fx.call(
        () ->
            runner.start(
                "Count",
                progress -> {
                  worker.add(Platform.isFxApplicationThread());
                  return 42;
                },
                result -> told.add(result + " " + Platform.isFxApplicationThread()),
                told::add));
    Fx.await(() -> !told.isEmpty());

    assertEquals(List.of("42 true"), told);
    assertEquals(List.of(false), worker);
    assertEquals(JobState.COMPLETED, runner.jobs().getFirst().state());
  }

  @Test
  void the_points_of_a_curve_are_seen_as_they_come() throws Exception {
    Job job =
        Fx.call(
            () ->
                runner.start(
                    "Train",
                    progress -> {
                      progress.part(0, .5).point("loss", 1, .9);
                      progress.point("loss", 2, .7);
                      return 42;
                    },
                    told::add,
                    told::add));
    Fx.await(() -> job.state() == JobState.COMPLETED);

    assertEquals(
        Map.of("loss", Map.of(1L, .9, 2L, .7)),
        Fx.call(() -> Map.copyOf(runner.jobs().getFirst().curves())));
  }

  @Test
  void a_cancelled_job_stops_within_a_second_and_its_thread_is_never_interrupted()
      throws Exception {
    var interrupted = new ArrayList<Boolean>();
    var running = new CountDownLatch(1);
    Work<Void> endless =
        progress -> {
          try {
            for (long step = 0; ; step++) {
              running.countDown();
              progress.step(step, Long.MAX_VALUE, "step");
              Thread.onSpinWait();
            }
          } finally {
            interrupted.add(Thread.interrupted());
          }
        };
    Job job = Fx.call(() -> runner.start("Endless", endless, told::add, told::add));
    running.await();
    var asked = Instant.now();
    Fx.run(job::cancel);
    Fx.await(() -> job.state() == JobState.CANCELLED);

    assertTrue(Duration.between(asked, Instant.now()).toMillis() < 1000);
    assertInstanceOf(CancellationException.class, told.getFirst());
    assertEquals(List.of(false), interrupted);
  }

  /// Else they would ask a workspace that is closed by then.
  @Test
  void reads_end_with_the_window_and_those_that_wait_are_never_begun() throws Exception {
    var begun = new AtomicInteger();
    var ended = new AtomicInteger();
    Work<Void> reading =
        progress -> {
          begun.incrementAndGet();
          while (!progress.cancelled()) Thread.onSpinWait();
          ended.incrementAndGet();
          progress.check();
          return null;
        };
    Fx.run(
        () -> {
          for (int read = 0; read < 5; read++) {
            runner.loader().start("Read", reading, told::add, told::add);
          }
        });
    Fx.await(() -> begun.get() == 2);
    var endedWithIt =
        Fx.call(
            () -> {
              runner.close();
              return ended.get();
            });
    assertEquals(2, endedWithIt);
    Fx.await(() -> told.size() == 5);
    assertEquals(2, begun.get());
    told.forEach(reason -> assertInstanceOf(CancellationException.class, reason));
  }

  @Test
  void a_waiting_job_is_cancelled_without_a_free_thread() throws Exception {
    var gate = new CountDownLatch(1);
    Work<Void> blocking =
        progress -> {
          gate.await();
          return null;
        };
    Fx.call(() -> runner.start("First", blocking, told::add, told::add));
    var waiting = Fx.call(() -> runner.start("Second", blocking, told::add, told::add));
    Fx.run(waiting::cancel);
    Fx.await(() -> waiting.state() == JobState.CANCELLED);
    gate.countDown();
    Fx.await(() -> runner.openProperty().get() == 0);

    assertEquals(List.of("Second", "First"), titles());
  }

  @Test
  void progress_message_and_log_reach_the_window() throws Exception {
    var gate = new CountDownLatch(1);
    Fx.call(
        () ->
            runner.start(
                "Read",
                progress -> {
                  progress.report(0.25, "reading 1 of 4 rows");
                  progress.log("opened");
                  gate.await();
                  return null;
                },
                told::add,
                told::add));
    var job = runner.jobs().getFirst();
    Fx.await(() -> job.fraction() == 0.25 && job.log().size() == 1);

    assertEquals("reading 1 of 4 rows", job.message());
    assertEquals(List.of("opened"), job.log());
    gate.countDown();
  }

  @Test
  void a_failed_job_says_why_and_can_be_run_again() throws Exception {
    var attempts = new ArrayList<Integer>();
    Work<String> second =
        progress -> {
          attempts.add(attempts.size());
          if (attempts.size() == 1) throw new IllegalStateException("the disk is full");
          return "done";
        };
    Fx.call(() -> runner.start("Save", second, told::add, told::add));
    Fx.await(() -> !told.isEmpty());
    assertTrue(runner.jobs().getFirst().message().startsWith("the disk is full"));
    Fx.run(runner.jobs().getFirst()::retry);
    Fx.await(() -> told.size() == 2);

    assertEquals("done", told.get(1));
    assertEquals(
        List.of(JobState.COMPLETED, JobState.FAILED),
        runner.jobs().stream().map(TaskJob::state).toList());
  }

  @Test
  void a_short_read_is_not_listed_and_does_not_wait_for_a_endlessjob() throws Exception {
    var gate = new CountDownLatch(1);
    Fx.call(
        () ->
            runner.start(
                "Long",
                progress -> {
                  gate.await();
                  return "long";
                },
                told::add,
                told::add));
    Fx.call(() -> runner.loader().start("List", progress -> "read", told::add, told::add));
    Fx.await(() -> !told.isEmpty());

    assertEquals(List.of("read"), told);
    assertEquals(List.of("Long"), titles());
    assertFalse(runner.openProperty().get() == 0);
    gate.countDown();
  }

  @Test
  void what_is_ranked_higher_begins_first_and_what_is_ranked_lower_last() throws Exception {
    var gate = new CountDownLatch(1);
    Fx.call(() -> runner.start("First", waitingFor(gate), told::add, told::add));
    Fx.await(() -> runner.jobs().getFirst().state() == JobState.RUNNING);
    for (var title : List.of("a", "b", "c", "d")) {
      Fx.call(() -> runner.start(title, progress -> title, told::add, told::add));
    }
    Fx.run(
        () -> {
          job("c").order(Rank.HIGH);
          job("a").order(Rank.LOW);
        });
    gate.countDown();
    Fx.await(() -> told.size() == 5);

    assertEquals(List.of("First", "c", "b", "d", "a"), told);
  }

  @Test
  void a_paused_job_stands_still_lets_another_run_and_goes_on() throws Exception {
    var steps = new AtomicInteger();
    var last = new AtomicBoolean();
    Work<String> endless =
        progress -> {
          while (!last.get()) {
            progress.check();
            steps.incrementAndGet();
          }
          return "long";
        };
    Fx.call(() -> runner.start("Long", endless, told::add, told::add));
    Fx.await(() -> steps.get() > 10);
    Fx.run(job("Long")::pause);
    Fx.call(() -> runner.start("Short", progress -> "short", told::add, told::add));
    Fx.await(() -> told.contains("short"));
    int stood = steps.get();
    assertTrue(job("Long").pausedProperty().get());
    Fx.call(() -> runner.start("Another", progress -> "another", told::add, told::add));
    Fx.await(() -> told.contains("another"));

    assertEquals(stood, steps.get(), "it went on while it was paused");
    assertEquals(JobState.RUNNING, job("Long").state());
    Fx.run(job("Long")::goOn);
    Fx.await(() -> steps.get() > stood);
    last.set(true);
    Fx.await(() -> told.size() == 3);
    assertEquals(List.of("short", "another", "long"), told);
  }

  @Test
  void a_paused_job_is_cancelled_at_once_whether_it_ran_or_waited() throws Exception {
    Work<String> endless =
        progress -> {
          while (true) progress.check();
        };
    Fx.call(() -> runner.start("Runs", endless, told::add, told::add));
    Fx.await(() -> job("Runs").state() == JobState.RUNNING);
    Fx.call(() -> runner.start("Waits", endless, told::add, told::add));
    Fx.run(
        () -> {
          job("Waits").pause();
          job("Runs").pause();
          job("Runs").cancel();
          job("Waits").cancel();
        });
    Fx.await(() -> runner.openProperty().get() == 0);

    assertEquals(
        List.of(JobState.CANCELLED, JobState.CANCELLED),
        runner.jobs().stream().map(TaskJob::state).toList());
    // the place it gave away is taken back: one job at a time again
    var gate = new CountDownLatch(1);
    Fx.call(() -> runner.start("One", waitingFor(gate), told::add, told::add));
    Fx.call(() -> runner.start("Two", progress -> "two", told::add, told::add));
    Fx.await(() -> job("One").state() == JobState.RUNNING);
    assertEquals(JobState.PENDING, job("Two").state());
    gate.countDown();
    Fx.await(() -> told.contains("two"));
  }

  private static Work<String> waitingFor(CountDownLatch gate) {
    return progress -> {
      gate.await();
      return "First";
    };
  }

  private TaskJob job(String title) {
    return runner.jobs().stream().filter(j -> j.title().equals(title)).findFirst().orElseThrow();
  }

  private List<String> titles() {
    return runner.jobs().stream().map(TaskJob::title).toList();
  }
}
