package io.driftglass.series;

import java.util.List;

/// A series that stays where it is stored and is read part by part, at the level that is drawn.
///
/// Reading is slow: not for the window's thread. Safe to use from any other, also from several.
public interface StoredRows {
  int rows();

  /// The tick of the last row; 0 where there are no rows.
  long lastTick();

  /// In the order asked for.
  List<Piece> read(List<Part> parts);

  /// Levels above the rows.
  default int levels() {
    return Part.levels(rows());
  }
}
