package io.driftglass.prepare.step;

import io.driftglass.series.Frame;

/// One thing that is done to a series: what is to be done, not yet what was learnt for it.
public interface Step {
  /// Learns what it needs, such as a mean, from rows that may be learnt from.
  ///
  /// @param learnt as the steps before have left them; may be empty
  FittedStep fit(Frame learnt, Place place);

  /// The share of a series' first rows that is learnt from where no other series is named.
  default double learnShare() {
    return 1;
  }

  /// What it does in a few words, as under its title in a recipe: `Hampel, 61 rows`.
  String summary();
}
