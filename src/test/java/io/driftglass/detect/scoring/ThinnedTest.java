package io.driftglass.detect.scoring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThinnedTest {
  @Test
  void every_stretch_gives_one_row() {
    int[] kept = Thinned.of(IntStream.range(0, 4000).toArray(), 1000);
    assertEquals(1000, kept.length);
    for (int i = 0; i < 1000; i++) assertEquals(i, kept[i] / 4);
    assertArrayEquals(kept, Thinned.of(IntStream.range(0, 4000).toArray(), 1000));
  }

  @Test
  void a_period_of_the_data_is_seen_in_all_its_phases() {
    int[] kept = Thinned.of(IntStream.range(0, 4000).toArray(), 1000);
    assertEquals(40, Arrays.stream(kept).map(row -> row % 40).distinct().count());
  }

  @Test
  void few_rows_are_all_kept() {
    int[] rows = {3, 5, 8};
    assertArrayEquals(new int[] {3, 5, 8}, Thinned.of(rows, 3));
  }
}
