package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DrawsTest {
  @Test
  void the_numbers_are_those_of_the_splittable_random_of_the_jdk() {
    for (long seed : new long[] {0, 1, 7, -3, Long.MAX_VALUE}) {
      var jdk = new SplittableRandom(seed);
      var own = new Draws(seed);
      for (int i = 0; i < 200; i++) {
        assertEquals(jdk.nextLong(), own.nextLong());
        assertEquals(jdk.nextInt(), own.nextInt());
        assertEquals(jdk.nextInt(1000), own.nextInt(1000));
        assertEquals(jdk.nextInt(i, 3 << 28), own.nextInt(i, 3 << 28));
        assertEquals(jdk.nextDouble(), own.nextDouble());
        var jdkChild = jdk.split();
        var ownChild = own.split();
        for (int k = 0; k < 5; k++) assertEquals(jdkChild.nextLong(), ownChild.nextLong());
      }
    }
  }

  @Test
  void they_go_on_from_a_kept_state() {
    var first = new Draws(9).split();
    first.nextInt(10);
    var second = new Draws(first.state(), first.gamma());
    for (int i = 0; i < 50; i++) assertEquals(first.nextInt(77), second.nextInt(77));
  }
}
