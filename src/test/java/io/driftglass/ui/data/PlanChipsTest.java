package io.driftglass.ui.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.plan.ReadingOption;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.data.sniff.Preview;
import io.driftglass.data.sniff.Sniffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanChipsTest {
  @TempDir Path folder;

  @Test
  void what_was_understood_of_a_german_file_is_said_in_chips() throws IOException {
    var chips = PlanChips.of(preview("Zeit;Druck\n2026-03-01 00:00;5,9\n2026-03-01 00:01;6,0\n"));
    assertEquals("semicolon", chip(chips, "Delimiter").value());
    assertEquals("comma", chip(chips, "Decimal mark").value());
    assertEquals("line 1", chip(chips, "Header").value());
    assertEquals("Zeit", chip(chips, "Time").value());
    assertEquals("none", chip(chips, "Zone").value());
    assertEquals("none", chip(chips, "Label").value());
    assertEquals("one", chip(chips, "Series").value());
  }

  @Test
  void a_choice_fixes_its_option_and_leaves_the_others_to_be_found_out() throws IOException {
    var chips = PlanChips.of(preview("Zeit;Druck\n2026-03-01 00:00;5,9\n"));
    var choice =
        chip(chips, "Delimiter").choices().stream()
            .filter(c -> c.title().equals("tab"))
            .findFirst()
            .orElseThrow();
    assertEquals(ReadingOptions.NONE.with(ReadingOption.DELIMITER, "tab"), choice.options());
  }

  @Test
  void a_value_that_may_stand_for_missing_is_an_open_question() throws IOException {
    var text = new StringBuilder("time,CO\n");
    for (int row = 0; row < 40; row++) {
      text.append(
          "2026-03-01 %02d:00,%s%n".formatted(row % 24, row % 4 == 0 ? "-200" : "2." + row));
    }
    var preview = preview(text.toString());
    assertTrue(chip(PlanChips.of(preview), "Missing").question().isPresent());
  }

  private Preview preview(String text) throws IOException {
    var file = Files.writeString(folder.resolve("file.csv"), text);
    return Sniffer.preview(file, ReadingOptions.NONE);
  }

  private static PlanChip chip(List<PlanChip> chips, String name) {
    return chips.stream().filter(chip -> chip.name().equals(name)).findFirst().orElseThrow();
  }
}
