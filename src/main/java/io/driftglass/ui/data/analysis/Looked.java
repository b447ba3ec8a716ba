package io.driftglass.ui.data.analysis;

import io.driftglass.series.Frame;
import java.util.Optional;

/// The rows an analysis is made of, and whether anybody looks. Of several wishes the latest counts.
final class Looked {
  private Optional<Frame> rows = Optional.empty();
  private boolean watched;
  private int asked;

  Optional<Frame> rows() {
    return rows;
  }

  boolean shows(Frame wanted) {
    return rows.filter(wanted::equals).isPresent();
  }

  /// @return false where it has those rows
  boolean open(Frame wanted) {
    if (shows(wanted)) return false;
    rows = Optional.of(wanted);
    return true;
  }

  /// Lets the rows go, and whatever is counted of them.
  ///
  /// @return false where there were none
  boolean close() {
    if (rows.isEmpty()) return false;
    rows = Optional.empty();
    asked++;
    return true;
  }

  /// @return whether somebody begins or ceases to look
  boolean watch(boolean now) {
    boolean other = watched != now;
    watched = now;
    return other;
  }

  boolean watched() {
    return watched;
  }

  /// A new wish; those before count no more.
  int ask() {
    return ++asked;
  }

  boolean latest(int wish) {
    return wish == asked;
  }
}
