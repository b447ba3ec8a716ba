package io.driftglass.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A series of one channel as a workspace stores it, for tests; counts what is read of it.
public final class RowsInMemory implements StoredRows {
  private final Map<Part, Piece> pieces = new HashMap<>();
  private final long[] ticks;
  private int read;

  public RowsInMemory(long[] ticks, double[] values) {
    this.ticks = ticks;
    var starts = new LevelFold(Part.TICKS, levels());
    var extents = new LevelFold(0, levels());
    keep(starts.add(ticks, ticks.length));
    keep(starts.end());
    keep(extents.add(values, values.length));
    keep(extents.end());
    for (int number = 0; number < Part.parts(ticks.length, 0); number++) {
      int from = number * Part.STRETCHES;
      int until = Math.min(ticks.length, from + Part.STRETCHES);
      var part = Arrays.copyOfRange(values, from, until);
      var time = Arrays.copyOfRange(ticks, from, until);
      keep(List.of(new Piece.Ticks(new Part(Part.TICKS, 0, number), time)));
      keep(List.of(new Piece.Extents(new Part(0, 0, number), part, part)));
    }
  }

  /// Pieces handed out so far.
  public int piecesRead() {
    return read;
  }

  @Override
  public int rows() {
    return ticks.length;
  }

  @Override
  public long lastTick() {
    return ticks[ticks.length - 1];
  }

  @Override
  public List<Piece> read(List<Part> parts) {
    read += parts.size();
    var found = new ArrayList<Piece>();
    for (var part : parts) found.add(pieces.get(part));
    return found;
  }

  private void keep(List<Piece> more) {
    more.forEach(piece -> pieces.put(piece.part(), piece));
  }
}
