package io.driftglass.ui.kit.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void figures_have_titles_and_counts_are_whole() {
    assertEquals(
        List.of(
            "Event F1", "Prediction NMAE", "Events per 1000 rows", "sMAPE", "Coverage 80 %", ""),
        Stream.of("event_f1", "prediction_nmae", "events_per_1000_rows", "smape", "coverage80", "")
            .map(Names::title)
            .toList());
    assertEquals("10", Names.figure("events", 10));
    assertEquals("7,011", Names.figure("trained_rows", 7011));
    assertEquals("1.00", Names.figure("event_f1", 1));
    assertEquals("2.00", Names.figure("events_per_1000_rows", 2));
  }

  @Test
  void parameters_are_written_without_what_java_adds() {
    assertEquals(
        List.of("0.0001", "150", "2.5", "1650…7657", "0.4,0.3", "ridge-ar", "1.00e-07"),
        Stream.of(
                "1.0E-4",
                "150.0",
                "2.5",
                "1650" + "0".repeat(56) + "7657",
                "0.4,0.3",
                "ridge-ar",
                "1.0E-7")
            .map(Names::parameter)
            .toList());
  }
}
