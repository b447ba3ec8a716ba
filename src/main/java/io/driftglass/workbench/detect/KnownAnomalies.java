package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.label.Label;
import io.driftglass.label.LabelStore;
import io.driftglass.label.Truth;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.util.ArrayList;
import java.util.List;

/// The anomalies that people have confirmed by now: nothing that finds anomalies learns from them,
/// and no threshold counts them among the errors of normal rows.
public record KnownAnomalies(LabelStore labels) {
  /// In ticks of the dataset, in the order of time, none touching another.
  public List<Interval> stretches(Dataset dataset, String entity) {
    return Truth.confirmed(labels.list(dataset.id(), entity));
  }

  /// The same with those of an earlier version of the dataset: its rows are among the newer ones.
  public List<Interval> stretches(Dataset dataset, Dataset earlier, String entity) {
    if (dataset.id() == earlier.id()) return stretches(dataset, entity);
    var said = new ArrayList<Label>(labels.list(earlier.id(), entity));
    said.addAll(labels.list(dataset.id(), entity));
    return Truth.confirmed(said);
  }

  /// One a row of the frame.
  public boolean[] rows(Dataset dataset, String entity, Frame frame) {
    return Truth.within(frame, stretches(dataset, entity));
  }
}
