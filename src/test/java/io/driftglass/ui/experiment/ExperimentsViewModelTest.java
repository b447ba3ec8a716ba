package io.driftglass.ui.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.db.Database;
import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import io.driftglass.job.JobState;
import io.driftglass.job.Runner;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsViewModelTest {
  @TempDir Path folder;
  private Database db;
  private Stored stored;
  private ExperimentsViewModel model;

  /// 250 trainings; the mase of run n is n / 100, every tenth one failed.
  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    var runs = RunStore.open(db, InstantSource.system());
    stored = new Stored(runs, new ArrayList<>(), new ArrayList<>());
    db.write(
        c -> {
          for (int n = 1; n <= 250; n++) {
            var run = runs.start("train", "Training " + n, Map.of("lags", "" + n % 3));
            runs.metrics(run.id(), Map.of("mase", n / 100.0));
            runs.point(run.id(), "loss", 1, 1.0 / n);
            runs.end(run.id(), n % 10 == 0 ? JobState.FAILED : JobState.COMPLETED, "");
          }
          return null;
        });
    model = new ExperimentsViewModel(stored, Runner.HERE);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void only_the_pages_that_are_looked_at_are_read() {
    assertEquals("250 runs", model.headlineProperty().get());
    assertEquals(250, model.runs().size());
    assertEquals(250, model.runs().get(0).run().orElseThrow().id());
    var before = stored.asked().size();
    assertEquals(
        150, model.runs().get(100).run().or(() -> model.runs().get(100).run()).orElseThrow().id());
    model.runs().get(101);
    assertEquals(before + 1, stored.asked().size());
    assertEquals(List.of("mase"), model.metrics());
  }

  @Test
  void a_filter_and_an_order_are_followed_and_a_wrong_one_is_told_beside_it() {
    model.filterProperty().set("status = failed and mase < 0.5");
    assertEquals("4 runs that pass", model.headlineProperty().get());
    model.sortProperty().set("mase");
    assertEquals(10, model.runs().get(0).run().orElseThrow().id());
    model.filterProperty().set("mase <");
    assertTrue(model.problemProperty().get().startsWith("The filter 'mase <'"));
    assertEquals(4, model.runs().size());
    model.filterProperty().set("");
    assertEquals("", model.problemProperty().get());
  }

  @Test
  void chosen_runs_stand_side_by_side_with_what_differs() {
    model.choose(List.of(stored.runs().get(1), stored.runs().get(2)));
    var compared = model.comparedProperty().get().orElseThrow();
    assertEquals(Map.of("lags", List.of("1", "2")), compared.differing());
    assertEquals(Map.of("mase", List.of(.01, .02)), compared.metrics());
    assertEquals(Map.of(1L, Map.of(1L, 1.0), 2L, Map.of(1L, .5)), compared.curve("loss"));
    model.choose(List.of());
    assertFalse(model.comparedProperty().get().isPresent());
  }

  @Test
  void tags_and_notes_are_kept_and_shown() {
    model.choose(List.of(stored.runs().get(7)));
    model.tag("keep, baseline,, ");
    model.note("too slow");
    var run = model.comparedProperty().get().orElseThrow().runs().getFirst();
    assertEquals(List.of("baseline", "keep"), run.tags());
    assertEquals("too slow", run.notes());
    model.filterProperty().set("tag = keep");
    assertEquals("1 run that passes", model.headlineProperty().get());
  }

  /// The runs of a real workspace file, and which pages were asked for.
  @Test
  void a_filter_is_kept_for_the_next_session_and_forgotten_again() {
    model.filterProperty().set("status = failed");
    model.keepFilter();
    model.filterProperty().set("mase < 0.5");
    model.keepFilter();
    assertEquals(List.of("mase < 0.5", "status = failed"), model.saved());
    model.filterProperty().set("mase <");
    model.keepFilter();
    assertEquals(2, model.saved().size());

    var next = new ExperimentsViewModel(stored, Runner.HERE);
    assertEquals(List.of("mase < 0.5", "status = failed"), next.saved());
    next.filterProperty().set("status = failed");
    next.keepFilter();
    assertEquals(List.of("mase < 0.5"), next.saved());
  }

  @Test
  void chosen_runs_are_drawn_over_what_differs_and_what_came_of_it() {
    model.choose(List.of(run(1), run(2), run(5)));
    var axes = RunsPicture.axes(model.comparedProperty().get().orElseThrow());
    assertEquals(List.of("lags", "mase"), axes.stream().map(axis -> axis.title()).toList());
    assertEquals(List.of(0.0, 1.0, 1.0), axes.get(0).places());
    assertEquals(.25, axes.get(1).places().get(1), 1e-9);
    assertEquals("0.010", axes.get(1).low());
  }

  private Run run(long id) {
    return stored.runs().get(id);
  }

  private record Stored(RunStore runs, List<RunQuery> asked, List<String> filters)
      implements Experiments {
    @Override
    public RunPage find(RunQuery query) {
      asked.add(query);
      return runs.find(query);
    }

    @Override
    public Comparison compare(List<Long> ids) {
      return new Comparison(
          ids.stream().map(runs::get).toList(), ids.stream().map(runs::curves).toList());
    }

    @Override
    public List<String> log(long id) {
      return runs.log(id).stream().map(line -> line.text()).toList();
    }

    @Override
    public Run tag(long id, List<String> tags) {
      return runs.tag(id, tags);
    }

    @Override
    public Run note(long id, String notes) {
      return runs.note(id, notes);
    }

    @Override
    public void keep(List<String> kept) {
      filters.clear();
      filters.addAll(kept);
    }
  }
}
