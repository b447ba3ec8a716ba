package io.driftglass.workbench.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EventFileTest {
  @Test
  void a_confidence_in_a_file_is_never_one() {
    assertEquals("0.9999", EventFile.sure(1 - 1e-7));
    assertEquals("0.9500", EventFile.sure(.95));
  }
}
