package io.driftglass.ui.jobs;

import io.driftglass.experiment.Run;
import io.driftglass.job.Runner;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.task.JobWords;
import io.driftglass.ui.kit.task.TaskJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// The jobs of this session as they go, and the runs of the sessions before.
final class JobsViewModel {
  /// Where earlier runs and their logs come from.
  record History(
      Supplier<List<Run>> runs,
      LongFunction<List<String>> log,
      LongFunction<SequencedMap<String, SequencedMap<Long, Double>>> curves) {}

  private final ObservableList<TaskJob> jobs;
  private final History history;
  private final Runner loader;
  private final Instant since;
  private final List<Run> earlier = new ArrayList<>();
  private final ObservableList<JobRow> rows = FXCollections.observableArrayList();
  private final ObservableList<String> log = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<SequencedMap<String, Map<Long, Double>>> curves =
      new ReadOnlyObjectWrapper<>(this, "curves", new LinkedHashMap<>());
  private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(this, "shown", Shown.ALL);
  private final ObjectProperty<JobRow> selected = new SimpleObjectProperty<>(this, "selected");
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper(this, "headline", "");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  /// @param since runs that began from then on are shown as the jobs they are
  JobsViewModel(ObservableList<TaskJob> jobs, History history, Runner loader, Instant since) {
    this.jobs = jobs;
    this.history = history;
    this.loader = loader;
    this.since = since;
    jobs.forEach(this::watch);
    jobs.addListener(this::added);
    shown.subscribe(now -> list());
    selected.subscribe(this::showLog);
  }

  /// Reads the earlier runs again.
  void refresh() {
    loader.start(
        "List runs",
        progress -> history.runs().get(),
        runs -> {
          earlier.clear();
          runs.stream().filter(run -> run.started().isBefore(since)).forEach(earlier::add);
          problem.set("");
          list();
        },
        failure -> problem.set(Problems.of(failure).sentence()));
  }

  ObservableList<JobRow> rows() {
    return rows;
  }

  /// Lines of the selected job, oldest first.
  ObservableList<String> log() {
    return log;
  }

  /// Curves of the selected job as far as they are, such as its loss by epoch; empty where it has
  /// none.
  ReadOnlyObjectProperty<SequencedMap<String, Map<Long, Double>>> curvesProperty() {
    return curves.getReadOnlyProperty();
  }

  ObjectProperty<Shown> shownProperty() {
    return shown;
  }

  /// The row whose log is shown; null while none is.
  ObjectProperty<JobRow> selectedProperty() {
    return selected;
  }

  /// `3 running, 2 waiting, 41 done`.
  ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// Why the earlier runs could not be read; empty where they could.
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// Asks the selected job to stop.
  void cancelSelected() {
    if (selected.get() instanceof JobRow.Live live) live.job().cancel();
  }

  private void added(ListChangeListener.Change<? extends TaskJob> change) {
    while (change.next()) change.getAddedSubList().forEach(this::watch);
    list();
  }

  private void watch(TaskJob job) {
    job.stateProperty().subscribe(this::list);
    job.log().addListener((ListChangeListener<String>) change -> logged(job));
    job.curves().subscribe(() -> drawn(job));
  }

  private void logged(TaskJob job) {
    if (selected.get() instanceof JobRow.Live live && live.job().equals(job)) log.setAll(job.log());
  }

  private void drawn(TaskJob job) {
    if (!(selected.get() instanceof JobRow.Live live) || !live.job().equals(job)) return;
    curves.set(new LinkedHashMap<>(job.curves()));
  }

  private void list() {
    var all = new ArrayList<JobRow>();
    jobs.forEach(job -> all.add(new JobRow.Live(job)));
    earlier.forEach(run -> all.add(new JobRow.Past(run)));
    headline.set(JobWords.counted(all.stream().map(JobRow::state).toList()));
    var kept = selected.get();
    rows.setAll(all.stream().filter(row -> shown.get().holds(row.state())).toList());
    selected.set(
        kept != null && rows.contains(kept) ? kept : rows.isEmpty() ? null : rows.getFirst());
  }

  private void showLog(JobRow row) {
    switch (row) {
      case null -> {
        log.clear();
        curves.set(new LinkedHashMap<>());
      }
      case JobRow.Live(var job) -> {
        log.setAll(job.log());
        drawn(job);
      }
      case JobRow.Past(var run) -> {
        log.clear();
        loader.start(
            "Read curves",
            progress -> history.curves().apply(run.id()),
            found -> {
              if (row.equals(selected.get())) curves.set(new LinkedHashMap<>(found));
            },
            failure -> log.setAll(List.of(Problems.of(failure).sentence())));
        loader.start(
            "Read log",
            progress -> history.log().apply(run.id()),
            lines -> {
              if (row.equals(selected.get())) log.setAll(lines);
            },
            failure -> log.setAll(List.of(Problems.of(failure).sentence())));
      }
    }
  }
}
