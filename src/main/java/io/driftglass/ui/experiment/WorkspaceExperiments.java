package io.driftglass.ui.experiment;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.workbench.WindowMemory;
import io.driftglass.workbench.run.Runs;
import java.util.List;

/// The runs of an open workspace.
record WorkspaceExperiments(Runs runs, WindowMemory memory) implements Experiments {
  @Override
  public RunPage find(RunQuery query) {
    return runs.find(query);
  }

  @Override
  public Comparison compare(List<Long> ids) {
    return runs.compare(ids);
  }

  @Override
  public List<String> log(long id) {
    return runs.log(id).lines().map(Times::logged).toList();
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
  public List<String> filters() {
    return memory.filters();
  }

  @Override
  public void keep(List<String> filters) {
    memory.keepFilters(filters);
  }
}
