package io.driftglass.forecast.regress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  /// Dates of Easter as published by the US Naval Observatory.
  @Test
  void easter_falls_where_it_did() {
    var found = Stream.of(2000, 2008, 2011, 2019, 2024, 2038).map(Holidays::easter).toList();
    var published =
        Stream.of(
                "2000-04-23", "2008-03-23", "2011-04-24", "2019-04-21", "2024-03-31", "2038-04-25")
            .map(LocalDate::parse)
            .toList();
    assertEquals(published, found);
  }

  @Test
  void germany_kept_nine_days_in_2024() {
    assertEquals(
        days(
            "2024-01-01",
            "2024-03-29",
            "2024-04-01",
            "2024-05-01",
            "2024-05-09",
            "2024-05-20",
            "2024-10-03",
            "2024-12-25",
            "2024-12-26"),
        new TreeSet<>(Holidays.of("DE").in(2024)));
  }

  @Test
  void weekdays_of_a_month_are_counted() {
    var us = Holidays.of("US");
    assertTrue(us.contains(LocalDate.parse("2024-11-28")), "fourth Thursday of November");
    assertTrue(us.contains(LocalDate.parse("2024-05-27")), "last Monday of May");
    assertFalse(us.contains(LocalDate.parse("2024-11-21")));
    assertTrue(Holidays.of("SE").contains(LocalDate.parse("2024-06-21")), "midsummer eve");
  }

  /// Christmas 2021 fell on a Saturday: Britain had Monday and Tuesday off; in the United States
  /// the first of January 2022, a Saturday, was kept on Friday.
  @Test
  void days_on_a_weekend_are_kept_on_another() {
    var britain = Holidays.of("GB");
    assertTrue(britain.contains(LocalDate.parse("2021-12-27")));
    assertTrue(britain.contains(LocalDate.parse("2021-12-28")));
    assertFalse(britain.contains(LocalDate.parse("2021-12-25")));
    assertTrue(Holidays.of("US").contains(LocalDate.parse("2021-12-31")));
  }

  @Test
  void no_country_has_no_holiday_and_every_country_has_some() {
    assertFalse(Holidays.of(Holidays.NONE).contains(LocalDate.parse("2024-01-01")));
    for (var country : Holidays.countries()) {
      int count = Holidays.of(country).in(2023).size();
      assertTrue(count >= 7 && count <= 13, country + " keeps " + count);
    }
  }

  private static Set<LocalDate> days(String... texts) {
    return Stream.of(texts).map(LocalDate::parse).collect(Collectors.toCollection(TreeSet::new));
  }
}
