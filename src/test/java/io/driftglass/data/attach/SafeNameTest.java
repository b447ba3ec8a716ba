package io.driftglass.data.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SafeNameTest {
  @Test
  void a_path_is_only_its_last_part() {
    assertEquals("passwd", SafeName.of("../../etc/passwd"));
    assertEquals("a.pdf", SafeName.of("C:\\windows\\a.pdf"));
  }

  @Test
  void what_one_of_three_systems_forbids_is_replaced() {
    assertEquals("a_b_c_.pdf", SafeName.of("a:b|c?.pdf"));
    assertEquals("_CON", SafeName.of("CON"));
    assertEquals("_nul.pdf", SafeName.of("nul.pdf"));
    assertEquals("report", SafeName.of(" report . "));
    assertEquals("document", SafeName.of("..."));
  }

  @Test
  void marks_that_turn_the_direction_of_writing_vanish() {
    assertEquals("invoicefdp.exe", SafeName.of("invoice\u202efdp.exe\u0007"));
  }

  @Test
  void a_long_name_keeps_its_ending_and_no_half_letter() {
    var name = SafeName.of("\u00e4".repeat(300) + ".pdf");
    assertTrue(name.endsWith("\u00e4.pdf"), name);
    assertEquals(254, name.getBytes(StandardCharsets.UTF_8).length);
  }
}
