package io.driftglass.ui.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.job.Runner;
import io.driftglass.job.Work;
import io.driftglass.pipeline.Template;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private PipelineViewModel model;

  @BeforeEach
  void open() {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    model = new PipelineViewModel(workbench, Runner.HERE, Runner.HERE, ZoneId.of("UTC"));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_saved_pipeline_runs_pauses_and_comes_back_after_it_was_deleted() {
    model.refresh();
    assertEquals("", model.headlineProperty().get());
    assertEquals(List.of(), save("nightly", "every 6h", Map.of()));
    assertEquals("1 pipeline", model.headlineProperty().get());
    var row = model.rows().getFirst();
    assertEquals("Never ran.", row.outcome());
    model.run(row.pipeline());
    var ran = model.rows().getFirst();
    assertEquals(Optional.of(JobState.COMPLETED), ran.state());
    assertEquals("0 models checked, 0 failed, 0 alerts open, 0 trained anew.", ran.outcome());
    assertEquals(1, model.history().size());
    model.pauseOrResume(ran.pipeline());
    assertEquals("paused", model.rows().getFirst().next(model.zone()));
    assertEquals("1 pipeline, 1 paused", model.headlineProperty().get());
    var paused = model.rows().getFirst().pipeline();
    model.delete(paused, () -> {});
    assertEquals(List.of(), model.rows());
    assertEquals(1, model.history().size());
    model.put(paused);
    assertEquals(1, model.rows().size());
  }

  @Test
  void what_cannot_be_saved_is_told_where_it_was_asked_for() {
    assertTrue(save("nightly", "soon", Map.of()).getFirst().contains("'soon' is no schedule"));
    assertTrue(save(" ", "every 6h", Map.of()).getFirst().contains("needs a name"));
    assertTrue(save("x", "", Map.of("budget", "-1")).getFirst().contains("budget"));
    assertEquals(List.of(), model.rows());
  }

  @Test
  void choosing_one_shows_its_runs_alone() {
    save("a", "", Map.of());
    save("b", "", Map.of());
    model.run(model.rows().get(0).pipeline());
    model.run(model.rows().get(1).pipeline());
    assertEquals(2, model.history().size());
    model.select(Optional.of("b"));
    assertEquals(List.of("b"), model.history().stream().map(r -> r.pipeline()).toList());
    assertEquals("b", model.selected().orElseThrow().pipeline().name());
  }

  @Test
  void a_cancelled_run_is_no_failure_and_is_listed() {
    save("nightly", "", Map.of());
    var cancelling =
        new PipelineViewModel(workbench, Runner.HERE, new Cancelling(), ZoneId.of("UTC"));
    cancelling.refresh();
    cancelling.run(cancelling.rows().getFirst().pipeline());
    assertEquals("", cancelling.problemProperty().get());
    assertEquals(1, cancelling.history().size());
  }

  @Test
  void only_what_was_deleted_is_told_as_deleted() {
    save("nightly", "", Map.of());
    var pipeline = model.rows().getFirst().pipeline();
    var told = new ArrayList<String>();
    model.delete(pipeline, () -> told.add("gone"));
    assertEquals(List.of("gone"), told);
    workbench.close();
    model.delete(pipeline, () -> told.add("gone again"));
    assertEquals(List.of("gone"), told);
    assertFalse(model.problemProperty().get().isEmpty());
  }

  @Test
  void an_answer_that_comes_late_does_not_replace_a_newer_one() {
    save("a", "", Map.of());
    save("b", "", Map.of());
    List.copyOf(model.rows()).forEach(row -> model.run(row.pipeline()));
    var waiting = new ArrayDeque<Runnable>();
    var late = new PipelineViewModel(workbench, new Late(waiting), Runner.HERE, ZoneId.of("UTC"));
    late.select(Optional.of("a"));
    late.select(Optional.of("b"));
    waiting.reversed().forEach(Runnable::run);
    assertEquals(List.of("b"), late.history().stream().map(r -> r.pipeline()).toList());
  }

  /// Tells a cancellation when the work is done.
  private static final class Cancelling implements Runner {
    @Override
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
      return HERE.start(
          title, work, result -> failed.accept(new CancellationException("cancelled")), failed);
    }
  }

  /// Works at once and tells what came of it when it is asked to.
  private record Late(Collection<Runnable> waiting) implements Runner {
    @Override
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
      return HERE.start(title, work, result -> waiting.add(() -> done.accept(result)), failed);
    }
  }

  private List<String> save(String name, String schedule, Map<String, String> settings) {
    var refused = new ArrayList<String>();
    model.save(
        name,
        Template.MONITOR,
        settings,
        schedule,
        () -> {},
        failure -> refused.add(Problems.of(failure).sentence()));
    return refused;
  }
}
