package io.driftglass.data.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import io.driftglass.problem.InvalidSetting;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StampFormatTest {
  private static final long YEAR_1 = -62_135_596_800L;
  private static final long YEAR_9999 = 253_402_300_799L;

  @Test
  void agrees_with_the_platform_on_every_second_of_ten_thousand_years() {
    for (var pattern : List.of("yyyy-MM-dd HH:mm:ss", "dd/MM/yyyy HH.mm.ss", "yyyyMMddHHmmss")) {
      var platform = DateTimeFormatter.ofPattern(pattern.replace("yyyy", "uuuu"), Locale.ROOT);
      var ours = StampFormat.of(pattern);
      qt().forAll(longs().between(YEAR_1, YEAR_9999))
          .check(
              second -> {
                var text = platform.format(LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
                long tick = ours.parse(text);
                return tick == second * 1_000_000 && ours.exact() && ours.text(tick).equals(text);
              });
    }
  }

  @Test
  void patterns_are_guessed_from_the_look() {
    assertEquals(List.of("yyyy-MM-dd HH:mm:ss"), StampShapes.of("2014-07-01 00:00:00"));
    assertEquals(List.of("yyyy-MM-ddTHH:mm:ss.SSSXXX"), StampShapes.of("2014-07-01T00:00:00.123Z"));
    assertEquals(List.of("dd/MM/yyyy HH:mm"), StampShapes.of("31/12/2018 00:15"));
    assertEquals(List.of("MM/dd/yyyy HH:mm"), StampShapes.of("12/31/2018 00:15"));
    assertEquals(
        List.of("dd/MM/yyyy HH.mm.ss", "MM/dd/yyyy HH.mm.ss"),
        StampShapes.of("10/03/2004 18.00.00"));
    assertEquals(List.of("dd.MM.yyyy"), StampShapes.of("31.12.2018"));
    assertEquals(List.of("yyyy-MM"), StampShapes.of("1949-01"));
    assertEquals(
        List.of("dd/MM/yyyy hh:mm:ss a", "MM/dd/yyyy hh:mm:ss a"),
        StampShapes.of("03/09/2020 10:29:27 AM"));
    assertEquals(List.of("d-MMM-yy"), StampShapes.of("1-Jan-19"));
    assertEquals(List.of(), StampShapes.of("12.5"));
    assertEquals(List.of(), StampShapes.of("2014-13-01"));
    assertEquals("HH.mm.ss", StampShapes.timeOfDay("18.00.00"));
  }

  @Test
  void days_and_hours_that_do_not_exist_are_no_stamps() {
    var format = StampFormat.of("dd/MM/yyyy HH:mm");
    assertEquals(StampFormat.NONE, format.parse("30/02/2004 00:00"));
    assertEquals(StampFormat.NONE, format.parse("29/02/2003 00:00"));
    assertEquals(StampFormat.NONE, format.parse("01/01/2004 24:01"));
    assertEquals(StampFormat.NONE, format.parse("01/01/2004 00:00x"));
    assertEquals(86_400_000_000L, format.parse("01/01/1970 24:00"));
  }

  @Test
  void offsets_lead_to_universal_time() {
    var format = StampFormat.of("yyyy-MM-dd'T'HH:mm:ssXXX");
    assertEquals(0, format.parse("1970-01-01T00:00:00Z"));
    assertTrue(format.exact());
    assertEquals(-7_200_000_000L, format.parse("1970-01-01T00:00:00+02:00"));
    assertFalse(format.exact());
    assertEquals(5_400_000_000L, format.parse("1970-01-01T00:00:00-0130"));
  }

  @Test
  void epochs_and_steps() {
    assertEquals(1_583_748_873_000_000L, StampFormat.of("epoch-s").parse("1583748873"));
    assertEquals(1_583_748_873_250_000L, StampFormat.of("epoch-s").parse("1583748873.25"));
    assertEquals(1_583_748_873_000_000L, StampFormat.of("epoch-ms").parse("1583748873000"));
    assertEquals(1_583_748_873_000_000L, StampFormat.of("epoch-ns").parse("1583748873000000000"));
    assertEquals(17, StampFormat.of("index").parse("17.0"));
    assertEquals(StampFormat.NONE, StampFormat.of("index").parse("17.5"));
    assertEquals("1583748873000", StampFormat.of("epoch-ms").text(1_583_748_873_000_000L));
  }

  @Test
  void halves_of_the_day() {
    var format = StampFormat.of("MM/dd/yyyy hh:mm:ss a");
    assertEquals(0, format.parse("01/01/1970 12:00:00 AM"));
    assertEquals("01/01/1970 12:00:00 AM", format.text(0));
    assertEquals(45_000_000_000L, format.parse("01/01/1970 12:30:00 PM"));
    assertEquals(StampFormat.NONE, format.parse("01/01/1970 13:00:00 PM"));
  }

  @Test
  void an_unknown_letter_is_named() {
    var wrong = assertThrows(InvalidSetting.class, () -> StampFormat.of("yyyy-MM-dd BB"));
    assertEquals(
        "The time format 'yyyy-MM-dd BB' has a letter B that has no meaning.", wrong.getMessage());
  }
}
