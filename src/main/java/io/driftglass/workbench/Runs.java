package io.driftglass.workbench;

import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunFilter;
import io.driftglass.experiment.RunStore;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What was ever started in this workspace.
public final class Runs {
  private final RunStore store;

  Runs(RunStore store) {
    this.store = store;
  }

  /// The newest thousand, newest first.
  public List<Run> list() {
    return store.list(RunFilter.ALL);
  }

  public List<Run> list(RunFilter filter) {
    return store.list(filter);
  }

  /// @param number 0 is the first page
  public List<Run> page(int number, int size) {
    return store.list(RunFilter.ALL.page(number, size));
  }

  public Run get(long id) {
    return store.get(id);
  }

  /// The run's log, oldest line first.
  public String log(long id) {
    return store.log(id).stream()
        .map(line -> line.at() + " " + line.text())
        .collect(Collectors.joining("\n"));
  }

  /// A curve such as `loss` by epoch; empty where there is none.
  public SequencedMap<Long, Double> curve(long id, String name) {
    return store.curve(id, name);
  }
}
