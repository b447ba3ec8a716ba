package io.driftglass.data.sniff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.series.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ZoneQuestionTest {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  @TempDir Path folder;

  @Test
  void stamps_that_skip_the_hour_that_clocks_skip_are_asked_about_and_left_alone()
      throws Exception {
    var preview = Sniffer.preview(hours("America/New_York"), ReadingOptions.NONE);
    var question = preview.questions().getFirst();
    assertEquals(
        "No row stands in the hour that the clocks of America/New_York skip on 2026-03-08. Are the"
            + " stamps local time there?",
        question.text());
    assertEquals("Leave without a zone", question.chosen());
    assertEquals(new Clock.Wall(), preview.plan().time().clock());

    var answered = ReadingOptions.NONE.withAnswer(question, "America/New_York");
    var zoned = Sniffer.preview(hours("America/New_York"), answered);
    assertEquals(new Clock.Utc(ZoneId.of("America/New_York")), zoned.plan().time().clock());
    var back = zoned.plan().options().withAnswer(question, "Leave without a zone");
    assertEquals(
        new Clock.Wall(), Sniffer.preview(hours("America/New_York"), back).plan().time().clock());
  }

  @Test
  void stamps_that_skip_no_hour_are_not_asked_about() throws Exception {
    assertEquals(List.of(), Sniffer.preview(hours("UTC"), ReadingOptions.NONE).questions());
  }

  /// The hours of March 2026 as the clocks of a zone show them.
  private Path hours(String zone) throws IOException {
    var rules = ZoneId.of(zone).getRules();
    var text = new StringBuilder("time,x\n");
    for (int hour = 0; hour < 700; hour++) {
      var instant = LocalDateTime.of(2026, 3, 1, 0, 0).plusHours(hour).toInstant(ZoneOffset.UTC);
      var local = LocalDateTime.ofInstant(instant, rules.getOffset(instant));
      text.append(STAMP.format(local)).append(',').append(hour % 24 + .5).append('\n');
    }
    return Files.writeString(folder.resolve("hours.csv"), text);
  }
}
