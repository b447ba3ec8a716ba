package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupsCommandTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws Exception {
    var text = new StringBuilder("time,flow,state\n");
    for (int hour = 0; hour < 48; hour++) {
      var state = hour % 2 == 0 ? "idle" : "run";
      text.append(
          "2026-03-%02d %02d:00,%d,%s\n".formatted(1 + hour / 24, hour % 24, hour / 24, state));
    }
    file = Files.writeString(folder.resolve("pump.csv"), text);
  }

  @Test
  void a_file_is_told_by_day_and_written_as_a_table() throws Exception {
    var out = folder.resolve("days.md");
    var call = call("--by", "day", "--out", out.toString(), "--json");
    assertEquals(0, call.exit(), call.err());
    var days = call.json().get("groups");
    assertEquals(2, days.size());
    assertEquals("2026-03-01", days.get(0).get("group").asText());
    assertEquals(0, days.get(0).get("mean").asDouble());
    assertEquals(24, days.get(1).get("rows").asInt());
    assertEquals(1, days.get(1).get("median").asDouble());
    assertTrue(Files.readString(out).contains("| 2026-03-02 | flow | 24 | 0 | 1.0 |"));
  }

  @Test
  void states_are_groups_and_what_is_none_is_refused_with_what_there_is() {
    var states = call("--by", "state");
    assertEquals(0, states.exit(), states.err());
    assertTrue(states.out().contains("idle") && states.out().contains("run"), states.out());
    var unknown = call("--by", "colour");
    assertEquals(2, unknown.exit(), unknown.err());
    assertTrue(unknown.err().contains("hour, weekday, day, week, month, year"), unknown.err());
    assertFalse(unknown.err().contains("Exception"), unknown.err());
  }

  private Door call(String... arguments) {
    var all = Stream.concat(Stream.of("groups", file), Stream.of(arguments));
    return Door.call(folder.resolve("home"), all.toArray());
  }
}
