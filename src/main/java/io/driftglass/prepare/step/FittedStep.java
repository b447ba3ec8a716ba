package io.driftglass.prepare.step;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;

/// A step that has learnt all it needs.
@FunctionalInterface
public interface FittedStep {
  /// A step that changes values alone gives back the very array of ticks it was given; so rows stay
  /// the same rows, and what became of every value can be counted.
  Outcome apply(Frame frame, Progress progress);
}
