package io.driftglass.series;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChannelTest {
  @Test
  void the_title_is_the_name_without_its_own_unit() {
    assertEquals("Flow", Channel.title("Flow [m3/h]", "m3/h"));
    assertEquals("Flow", Channel.title("Flow (m3/h)", "m3/h"));
    assertEquals("PT08.S1(CO)", Channel.title("PT08.S1(CO)", ""));
    assertEquals("Flow [bar]", Channel.title("Flow [bar]", "m3/h"));
    assertEquals("[bar]", Channel.title("[bar]", "bar"));
  }
}
