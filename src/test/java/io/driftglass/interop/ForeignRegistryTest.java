package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForeignRegistryTest {
  @Test
  void numbers_have_one_order_whatever_order_they_come_in() {
    var ordered = List.of("1.9", "1.10", "1.rc", "2", "v10", "1a", "2b");
    var random = new Random(4);
    for (int round = 0; round < 50; round++) {
      var mixed = new ArrayList<>(ordered);
      Collections.shuffle(mixed, random);
      mixed.sort(ForeignRegistry::byNumber);
      assertEquals(ordered, mixed);
    }
  }
}
