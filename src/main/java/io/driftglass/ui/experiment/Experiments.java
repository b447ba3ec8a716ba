package io.driftglass.ui.experiment;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.experiment.RunPage;
import io.driftglass.experiment.RunQuery;
import java.util.List;

/// The part of a workspace the page works with. Slow: never called on the window's thread.
interface Experiments {
  RunPage find(RunQuery query);

  Comparison compare(List<Long> ids);

  /// The lines that a run has logged, oldest first.
  List<String> log(long id);

  Run tag(long id, List<String> tags);

  Run note(long id, String notes);

  /// Filters that were kept.
  List<String> filters();

  void keep(List<String> filters);
}
