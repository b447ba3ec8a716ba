package io.driftglass.workbench.run;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import io.driftglass.experiment.RunStore;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What was ever started in this workspace.
public final class Runs {
  private final RunStore store;

  public Runs(RunStore store) {
    this.store = store;
  }

  /// The newest thousand, newest first.
  public List<Run> list() {
    return store.list();
  }

  /// One page of the runs that pass a filter, in the order wanted.
  public RunPage find(RunQuery query) {
    return store.find(query);
  }

  /// Runs side by side.
  public Comparison compare(List<Long> ids) {
    return new Comparison(
        ids.stream().map(store::get).toList(), ids.stream().map(store::curves).toList());
  }

  /// Every curve of a run by name, each as values by step.
  public SequencedMap<String, SequencedMap<Long, Double>> curves(long id) {
    return store.curves(id);
  }

  /// Keeps runs that ended elsewhere, all or none.
  public void adopt(List<Run> ended) {
    store.adopt(ended);
  }

  /// Sets the words by which people find a run.
  public Run tag(long id, List<String> tags) {
    return store.tag(id, tags);
  }

  /// Sets what people write about a run.
  public Run note(long id, String notes) {
    return store.note(id, notes);
  }

  public Run get(long id) {
    return store.get(id);
  }

  /// Those that are there of some runs.
  public List<Run> list(List<Long> ids) {
    return store.list(ids);
  }

  /// The run's log, oldest line first.
  public String log(long id) {
    return store.log(id).stream()
        .map(line -> line.at() + " " + line.text())
        .collect(Collectors.joining("\n"));
  }
}
