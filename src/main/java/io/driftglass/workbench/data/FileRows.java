package io.driftglass.workbench.data;

import java.util.Map;

/// The data rows of an imported file, in its own order: which of them every stored row came from.
///
/// @param count data rows of the file, rejected ones included
/// @param places by entity, for every stored row its place in the file, 0 is the first
/// @param stamps the stamp's text of every row as it stands in the file
@SuppressWarnings("ArrayRecordComponent")
public record FileRows(int count, Map<String, int[]> places, String[] stamps) {
  public FileRows {
    places = Map.copyOf(places);
  }

  public int[] of(String entity) {
    return places.get(entity);
  }

  /// The text; empty for a rejected row beyond those that are kept.
  public String stamp(int row) {
    return stamps[row] == null ? "" : stamps[row];
  }
}
