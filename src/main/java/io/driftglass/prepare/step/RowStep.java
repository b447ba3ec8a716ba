package io.driftglass.prepare.step;

import io.driftglass.series.Frame;

/// A step that learns nothing.
public interface RowStep extends Step, FittedStep {
  @Override
  default FittedStep fit(Frame learnt, Place place) {
    return this;
  }
}
