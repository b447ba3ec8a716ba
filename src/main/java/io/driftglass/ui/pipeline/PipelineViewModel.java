package io.driftglass.ui.pipeline;

import io.driftglass.job.Runner;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.pipeline.Schedule;
import io.driftglass.pipeline.Template;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the Pipelines page shows and does.
final class PipelineViewModel {
  private static final int HISTORY = 200;

  private final Workbench workbench;
  private final Runner loader;
  private final Runner runner;
  private final ZoneId zone;
  private final ObservableList<PipelineRow> rows = FXCollections.observableArrayList();
  private final ObservableList<PipelineRun> history = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<String>> selected =
      new SimpleObjectProperty<>(this, "selected", Optional.empty());
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");
  private int asked;
  private boolean replacing;

  private record Read(List<PipelineRow> rows, List<PipelineRun> history) {}

  /// @param loader short reads
  /// @param runner pipelines, listed as jobs
  PipelineViewModel(Workbench workbench, Runner loader, Runner runner, ZoneId zone) {
    this.workbench = workbench;
    this.loader = loader;
    this.runner = runner;
    this.zone = zone;
  }

  ObservableList<PipelineRow> rows() {
    return rows;
  }

  /// Runs of the chosen pipeline, else of all, newest first.
  ObservableList<PipelineRun> history() {
    return history;
  }

  ZoneId zone() {
    return zone;
  }

  /// `2 pipelines, 1 paused`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// Why something could not be done; empty where all was.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  Optional<PipelineRow> selected() {
    return rows.stream()
        .filter(row -> selected.get().filter(row.pipeline().name()::equals).isPresent())
        .findFirst();
  }

  /// What a table says of its choice while its rows are replaced is not heard.
  ///
  /// @param name none shows the runs of all
  void select(Optional<String> name) {
    if (replacing || selected.get().equals(name)) return;
    selected.set(name);
    refresh();
  }

  void refresh() {
    problem.set("");
    readAgain();
  }

  private void readAgain() {
    int mine = ++asked;
    var name = selected.get();
    loader.start(
        "Read pipelines",
        progress -> read(name),
        read -> {
          if (mine == asked) show(read);
        },
        this::fail);
  }

  private Read read(Optional<String> name) {
    var pipelines = workbench.pipelines();
    var found =
        pipelines.list().stream()
            .map(
                p ->
                    new PipelineRow(
                        p, pipelines.history(Optional.of(p.name()), 1).stream().findFirst()))
            .toList();
    return new Read(found, pipelines.history(name, HISTORY));
  }

  private void show(Read read) {
    replacing = true;
    rows.setAll(read.rows());
    replacing = false;
    history.setAll(read.history());
    long paused = read.rows().stream().filter(row -> row.pipeline().paused()).count();
    headline.set(
        read.rows().isEmpty()
            ? ""
            : Figures.count(read.rows().size(), "pipeline")
                + (paused == 0 ? "" : ", " + Words.of("%s paused", Figures.count(paused))));
    if (selected().isEmpty()) select(Optional.empty());
  }

  /// Runs a pipeline now.
  void run(Pipeline pipeline) {
    runner.start(
        "Pipeline " + pipeline.name(),
        progress -> workbench.pipelines().run(pipeline, progress),
        done -> refresh(),
        failure -> {
          fail(failure);
          readAgain();
        });
  }

  /// Keeps it, but no longer runs it by itself; or the opposite.
  void pauseOrResume(Pipeline pipeline) {
    var changed =
        new Pipeline(
            pipeline.name(),
            pipeline.template(),
            pipeline.settings(),
            pipeline.schedule(),
            !pipeline.paused(),
            Optional.empty());
    loader.start(
        "Change a pipeline",
        progress -> workbench.pipelines().save(changed),
        done -> refresh(),
        this::fail);
  }

  /// @param done told when it is gone
  void delete(Pipeline pipeline, Runnable done) {
    loader.start(
        "Delete a pipeline",
        progress -> {
          workbench.pipelines().delete(pipeline.name());
          return pipeline;
        },
        gone -> {
          done.run();
          refresh();
        },
        this::fail);
  }

  /// Puts a deleted or changed pipeline back as it was.
  void put(Pipeline pipeline) {
    loader.start(
        "Keep a pipeline",
        progress -> workbench.pipelines().save(pipeline),
        done -> refresh(),
        this::fail);
  }

  /// Keeps what a form says.
  ///
  /// @param done told when it is kept
  /// @param refused told why not
  void save(
      String name,
      Template template,
      Map<String, String> settings,
      String schedule,
      Runnable done,
      Consumer<Exception> refused) {
    loader.start(
        "Keep a pipeline",
        progress ->
            workbench
                .pipelines()
                .save(
                    new Pipeline(
                        name.strip(),
                        template,
                        settings,
                        Schedule.of(schedule, zone),
                        false,
                        Optional.empty())),
        saved -> {
          done.run();
          refresh();
        },
        refused);
  }

  private void fail(Exception failure) {
    if (failure instanceof CancellationException) return;
    problem.set(Problems.of(failure).sentence());
  }
}
