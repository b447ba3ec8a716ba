package io.driftglass.ui.chart.pointer;

import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Where the cursor and a second one stand, in ticks; charts of the same stretch share one.
public final class Pointer {
  private final ObjectProperty<OptionalDouble> tick =
      new SimpleObjectProperty<>(this, "tick", OptionalDouble.empty());
  private final ObjectProperty<OptionalDouble> pinned =
      new SimpleObjectProperty<>(this, "pinned", OptionalDouble.empty());

  /// Follows the mouse; empty where it has left.
  public ObjectProperty<OptionalDouble> tickProperty() {
    return tick;
  }

  /// The second cursor; empty where there is none.
  public ReadOnlyObjectProperty<OptionalDouble> pinnedProperty() {
    return pinned;
  }

  /// Leaves a second cursor where the first is, or takes it up again.
  public void pin() {
    pinned.set(pinned.get().isPresent() ? OptionalDouble.empty() : tick.get());
  }

  /// Another stretch: both go.
  public void leave() {
    tick.set(OptionalDouble.empty());
    pinned.set(OptionalDouble.empty());
  }
}
