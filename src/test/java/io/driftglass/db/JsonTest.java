package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.detect.Decision;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.series.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  record Station(String name, double level, Optional<Instant> seen, List<Clock> clocks) {}

  @Test
  void a_record_with_nan_time_and_unicode_comes_back_as_it_was() {
    var station =
        new Station(
            "Pumpe \u00dc \ud83d\ude80 \"1\"",
            Double.NaN,
            Optional.of(Instant.parse("2026-10-25T00:30:00.000001Z")),
            List.of(
                new Clock.Utc(ZoneId.of("Europe/Berlin")),
                new Clock.Wall(),
                new Clock.Index("cycle")));
    assertEquals(station, Json.read(Json.write(station), Station.class));
  }

  @Test
  void an_empty_optional_is_null_and_comes_back_empty() {
    var station = new Station("a", Double.NEGATIVE_INFINITY, Optional.empty(), List.of());
    assertEquals(
        "{\"name\":\"a\",\"level\":\"-Infinity\",\"seen\":null,\"clocks\":[]}",
        Json.write(station));
    assertEquals(station, Json.read(Json.write(station), Station.class));
    assertEquals(
        Optional.empty(),
        Json.read("{\"name\":\"a\",\"level\":1,\"clocks\":[]}", Station.class).seen());
  }

  @Test
  void a_record_of_a_sealed_interface_carries_its_name() {
    var decision = new Decision(new Threshold.Budget(2, "week"), .8, 3, 1);
    assertEquals(
        "{\"threshold\":{\"type\":\"Budget\",\"alarms\":2,\"per\":\"week\"},"
            + "\"leave\":0.8,\"mergeGapRows\":3,\"minimumRows\":1,"
            + "\"rules\":{\"direction\":\"ANY\",\"maintenance\":[],\"muted\":[],\"least\":\"LOW\"}}",
        Json.write(decision));
    assertEquals(decision, Json.read(Json.write(decision), Decision.class));
  }

  @Test
  void a_text_cannot_choose_a_class_that_is_not_permitted() {
    var text = "{\"threshold\":{\"type\":\"java.util.ArrayList\"},\"leave\":1}";
    assertThrows(IllegalArgumentException.class, () -> Json.read(text, Decision.class));
  }

  @Test
  void equal_maps_are_equal_text() {
    assertEquals("{\"a\":1,\"b\":2,\"c\":3}", Json.write(Map.of("c", 3, "a", 1, "b", 2)));
    assertEquals(Map.of("a", 1.5, "b", Double.NaN), readBack(Map.of("a", 1.5, "b", Double.NaN)));
  }

  @Test
  void a_megabyte_of_text_comes_back() {
    var text = "\u00e4\n\"".repeat(350_000);
    assertEquals(text, Json.read(Json.write(text), String.class));
  }

  private static Map<String, Double> readBack(Map<String, Double> map) {
    return Json.readMap(Json.write(map), Double.class);
  }
}
