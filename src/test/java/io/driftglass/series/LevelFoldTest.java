package io.driftglass.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LevelFoldTest {
  private static final int ROWS = 300_001;

  @Test
  void every_stretch_has_the_extremes_of_its_rows() {
    var random = new Random(4);
    var values = random.doubles(ROWS, -9, 9).toArray();
    Arrays.fill(values, 70_000, 90_000, Double.NaN);
    var pyramid = Pyramid.of(values);
    var pieces = pieces(values);
    assertEquals(parts(), pieces.stream().map(Piece::part).sorted(LevelFoldTest::order).toList());
    for (var piece : pieces) {
      var extents = (Piece.Extents) piece;
      int width = Part.width(piece.part().level());
      for (int at = 0; at < extents.lows().length; at++) {
        int from = (piece.part().number() * Part.STRETCHES + at) * width;
        int until = Math.min(ROWS, from + width);
        assertEquals(pyramid.low(from, until), extents.lows()[at]);
        assertEquals(pyramid.high(from, until), extents.highs()[at]);
      }
    }
  }

  @Test
  void every_stretch_starts_at_the_tick_of_its_first_row() {
    var ticks = LongStream.range(0, ROWS).map(row -> row * row).toArray();
    var fold = new LevelFold(Part.TICKS, Part.levels(ROWS));
    var pieces = new ArrayList<Piece>();
    for (int from = 0; from < ROWS; from += 1000) {
      int count = Math.min(1000, ROWS - from);
      pieces.addAll(fold.add(Arrays.copyOfRange(ticks, from, from + count), count));
    }
    pieces.addAll(fold.end());
    for (var piece : pieces) {
      var starts = ((Piece.Ticks) piece).starts();
      long width = Part.width(piece.part().level());
      for (int at = 0; at < starts.length; at++) {
        long row = ((long) piece.part().number() * Part.STRETCHES + at) * width;
        assertEquals(row * row, starts[at]);
      }
    }
    assertEquals(parts().size(), pieces.size());
  }

  @Test
  void rows_that_fit_one_part_need_no_levels() {
    assertEquals(0, Part.levels(4096));
    assertEquals(2, Part.levels(4097));
    assertEquals(5, Part.levels(100_000_000));
  }

  private static List<Piece> pieces(double[] values) {
    var fold = new LevelFold(0, Part.levels(ROWS));
    var pieces = new ArrayList<Piece>();
    for (int from = 0; from < ROWS; from += 1000) {
      int count = Math.min(1000, ROWS - from);
      pieces.addAll(fold.add(Arrays.copyOfRange(values, from, from + count), count));
    }
    pieces.addAll(fold.end());
    return pieces;
  }

  private static List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (int level = 1; level <= Part.levels(ROWS); level++) {
      for (int number = 0; number < Part.parts(ROWS, level); number++) {
        parts.add(new Part(0, level, number));
      }
    }
    return parts;
  }

  private static int order(Part a, Part b) {
    return a.level() != b.level() ? a.level() - b.level() : a.number() - b.number();
  }
}
