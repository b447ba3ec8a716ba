package io.driftglass.workbench.detect;

import io.driftglass.data.Dataset;
import io.driftglass.label.AlarmLimit;
import io.driftglass.label.AlarmLimitStore;
import java.util.List;

/// Values of channels that operators want to be told of.
public final class AlarmLimits {
  private final AlarmLimitStore store;

  public AlarmLimits(AlarmLimitStore store) {
    this.store = store;
  }

  /// Those of every version of that dataset.
  public List<AlarmLimit> of(Dataset dataset) {
    return store.of(dataset.name());
  }

  /// These and no others, for every version of it.
  public void put(Dataset dataset, List<AlarmLimit> limits) {
    store.put(dataset.name(), limits);
  }
}
