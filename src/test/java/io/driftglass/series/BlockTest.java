package io.driftglass.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlockTest {
  private static final double NAN = Double.NaN;

  @Test
  void any_doubles_come_back_bit_for_bit() {
    qt().forAll(lists().of(doubles().any()).ofSizeBetween(0, 50))
        .check(
            boxed -> {
              var values = boxed.stream().mapToDouble(Double::doubleValue).toArray();
              return same(values, Block.of(values, values.length).values());
            });
  }

  @Test
  void decimals_of_any_length_come_back_bit_for_bit() {
    qt().forAll(
            lists().of(longs().between(-99_999_999, 99_999_999)).ofSizeBetween(1, 50),
            integers().between(0, 12))
        .check(
            (multiples, digits) -> {
              var values =
                  multiples.stream().mapToDouble(m -> Double.parseDouble(m + "e-" + digits));
              var array = values.toArray();
              array[array.length / 2] = NAN;
              return same(array, Block.of(array, array.length).values());
            });
  }

  @Test
  void any_ticks_come_back() {
    qt().forAll(lists().of(longs().all()).ofSizeBetween(0, 50))
        .check(
            boxed -> {
              var ticks = boxed.stream().mapToLong(Long::longValue).toArray();
              var back = new long[ticks.length];
              TickCoding.decode(TickCoding.encode(ticks, ticks.length), back, 0);
              return Arrays.equals(ticks, back);
            });
  }

  @Test
  void floats_and_noise_come_back() {
    var random = new Random(1);
    var floats = IntStream.range(0, 100).mapToDouble(row -> random.nextFloat()).toArray();
    var noise = IntStream.range(0, Block.ROWS).mapToDouble(row -> random.nextGaussian()).toArray();
    assertTrue(same(floats, Block.of(floats, 100).values()));
    assertTrue(same(noise, Block.of(noise, Block.ROWS).values()));
    assertEquals(5 + 400, Block.of(floats, 100).coded().length);
  }

  @Test
  void a_block_knows_its_extremes_and_its_missing_values() {
    var block = Block.of(new double[] {3, NAN, -1.5, 7.25, NAN}, 5);
    assertEquals(5, block.rows());
    assertEquals(3, block.valid());
    assertEquals(-1.5, block.min());
    assertEquals(7.25, block.max());
    assertArrayEquals(new double[] {3, NAN, -1.5, 7.25, NAN}, block.values());
  }

  @Test
  void a_block_without_values_has_no_extremes() {
    var block = Block.of(new double[] {NAN, NAN}, 2);
    assertEquals(0, block.valid());
    assertEquals(NAN, block.min());
    assertArrayEquals(new double[] {NAN, NAN}, block.values());
  }

  @Test
  void even_ticks_and_small_decimals_take_few_bytes() {
    var ticks = IntStream.range(0, Block.ROWS).mapToLong(row -> row * 60_000_000L).toArray();
    assertEquals(21, TickCoding.encode(ticks, ticks.length).length);
    var tenths = IntStream.range(0, Block.ROWS).mapToDouble(row -> row % 128 / 10.0).toArray();
    assertTrue(Block.of(tenths, tenths.length).coded().length <= 5 + 18 + Block.ROWS);
  }

  private static boolean same(double[] one, double[] other) {
    return Arrays.equals(
        Arrays.stream(one).mapToLong(Double::doubleToLongBits).toArray(),
        Arrays.stream(other).mapToLong(Double::doubleToLongBits).toArray());
  }
}
