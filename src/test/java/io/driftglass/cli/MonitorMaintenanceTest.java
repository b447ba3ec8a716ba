package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The calendar of times in which nothing is told.
final class MonitorMaintenanceTest {
  @TempDir Path folder;

  @Test
  void a_time_is_planned_listed_and_taken_off() throws IOException {
    assertTrue(call().out().contains("No maintenance is planned."));
    call("--from", "2026-04-24T06:00:00Z", "--hours", "2.5", "--model", "pump", "--note", "belt");
    var planned = call("--json").json().get("maintenance");
    assertEquals(1, planned.size());
    var only = planned.get(0);
    assertEquals("2026-04-24T06:00:00Z", only.get("from").asText());
    assertEquals("2026-04-24T08:30:00Z", only.get("until").asText());
    assertEquals("pump", only.get("model").asText());
    assertEquals("belt", only.get("note").asText());
    assertTrue(call().out().contains("belt"));

    call("--delete", only.get("id").asText());
    assertEquals(0, call("--json").json().get("maintenance").size());
  }

  @Test
  void what_is_no_moment_or_length_is_told() {
    assertMisused("'tomorrow' is no moment", "--until", "tomorrow");
    assertMisused("must be above 0", "--hours", "0");
    assertMisused("not both", "--hours", "1", "--until", "2026-04-24T06:00:00Z");
  }

  private void assertMisused(String sentence, String... arguments) {
    var door = door(arguments);
    assertEquals(2, door.exit());
    assertTrue(door.err().contains(sentence), door.err());
  }

  private Door call(String... arguments) {
    var door = door(arguments);
    assertEquals(0, door.exit(), door.err());
    return door;
  }

  private Door door(String... arguments) {
    var all = Stream.concat(Stream.of("monitor", "maintenance"), Arrays.stream(arguments));
    return Door.call(folder.resolve("home"), all.toArray());
  }
}
