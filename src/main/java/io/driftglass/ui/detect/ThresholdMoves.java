package io.driftglass.ui.detect;

import io.driftglass.ui.kit.Undo;
import io.driftglass.workbench.detect.Detected;
import java.util.OptionalDouble;

/// Moves of the threshold that can be taken back: what is dragged in one go is one step.
final class ThresholdMoves {
  /// Puts the threshold of a search somewhere, showing that search where another is shown.
  interface Putting {
    /// @param place on the shown scale; empty for where the search had it
    void put(Detected search, OptionalDouble place);
  }

  private final Undo undo;
  private final Putting putting;
  private Step open = new Step(OptionalDouble.empty());

  /// Where a step began and where it has come to.
  private static final class Step {
    private final OptionalDouble from;
    private double to = Double.NaN;

    Step(OptionalDouble from) {
      this.from = from;
    }
  }

  ThresholdMoves(Undo undo, Putting putting) {
    this.undo = undo;
    this.putting = putting;
  }

  /// @param search as it was found
  /// @param from the place before; empty for where the search had it
  void moved(Detected search, OptionalDouble from, double to) {
    if (!Double.isNaN(open.to)) {
      open.to = to;
      return;
    }
    var step = new Step(from);
    step.to = to;
    open = step;
    undo.did(
        "threshold",
        () -> {
          settled();
          putting.put(search, step.from);
        },
        () -> putting.put(search, OptionalDouble.of(step.to)));
  }

  /// The next move begins a new step: the mouse or the key was let go, or another search is shown.
  void settled() {
    open = new Step(OptionalDouble.empty());
  }
}
