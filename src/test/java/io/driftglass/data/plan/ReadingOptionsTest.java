package io.driftglass.data.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.InvalidSetting;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReadingOptionsTest {
  @Test
  void nothing_is_fixed_at_first() {
    assertEquals(Optional.empty(), ReadingOptions.NONE.delimiter());
    assertEquals(OptionalInt.empty(), ReadingOptions.NONE.headerRow());
    assertEquals(List.of(), ReadingOptions.NONE.time());
  }

  @Test
  void an_option_is_fixed_and_released_again() {
    var fixed = ReadingOptions.NONE.with(ReadingOption.DELIMITER, "tab");
    assertEquals(Optional.of('\t'), fixed.delimiter());
    assertEquals(ReadingOptions.NONE, fixed.with(ReadingOption.DELIMITER, ""));
  }

  @Test
  void lists_are_split_at_commas() {
    var fixed = ReadingOptions.NONE.with(ReadingOption.TIME, "Date, Time");
    assertEquals(List.of("Date", "Time"), fixed.time());
  }

  @Test
  void an_unknown_zone_is_refused_with_a_remedy() {
    var wrong =
        assertThrows(
            InvalidSetting.class,
            () -> ReadingOptions.NONE.with(ReadingOption.ZONE, "Mars/Olympus"));
    assertEquals("--zone cannot be 'Mars/Olympus'.", wrong.getMessage());
    assertEquals("Give a zone such as Europe/Rome, UTC or +02:00.", wrong.remedy());
  }
}
