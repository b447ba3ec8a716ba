package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes an event, decided in the terminal: two channels that lie within limits but for rows
/// 500 and 501 (a up, 14 half ranges), 502 (4), 504 (7.5) and 600 to 609 (b down, 17.5).
final class DetectOptionsTest {
  @TempDir Path folder;
  private Path home;
  private Path file;

  @BeforeEach
  void writeRows() throws IOException {
    home = folder.resolve("home");
    var text = new StringBuilder("step,a,b\n");
    for (int row = 0; row < 800; row++) {
      double a = row == 500 || row == 501 ? 9 : row == 502 ? 3 : row == 504 ? 5 : row % 2;
      double b = row >= 600 && row < 610 ? -20 : row % 3;
      text.append("%d,%s,%s\n".formatted(row, a, b));
    }
    file = Files.writeString(folder.resolve("two.csv"), text);
  }

  @Test
  void three_stretches_are_three_events() throws IOException {
    assertEquals(List.of("500-503", "504-505", "600-610"), events());
  }

  @Test
  void near_events_become_one_and_short_ones_none() throws IOException {
    assertEquals(List.of("500-505", "600-610"), events("--merge-gap", "1"));
    assertEquals(List.of("600-610"), events("--min-rows", "4"));
    assertEquals(List.of("500-505", "600-610"), events("--merge-gap", "1", "--min-rows", "4"));
  }

  @Test
  void an_event_goes_on_above_the_fraction_of_the_level() throws IOException {
    assertEquals(List.of("500-502", "600-610"), events("--threshold", "fixed:10"));
    assertEquals(
        List.of("500-503", "600-610"), events("--threshold", "fixed:10", "--leave", "0.3"));
  }

  @Test
  void a_direction_a_muted_channel_and_a_severity_keep_some() throws IOException {
    assertEquals(List.of("500-503", "504-505"), events("--direction", "up"));
    assertEquals(List.of("600-610"), events("--direction", "down"));
    assertEquals(List.of("600-610"), events("--mute", "a"));
    assertEquals(
        List.of("500-502", "600-610"),
        events("--threshold", "fixed:5", "--least-severity", "major"));
  }

  @Test
  void nothing_is_an_alarm_in_maintenance() throws IOException {
    assertEquals(List.of("600-610"), events("--maintenance", "490/510"));
    assertEquals(List.of(), events("--maintenance", "490/510", "--maintenance", "600/700"));
  }

  @Test
  void a_wrong_option_is_told_in_a_sentence() throws IOException {
    assertEquals("--leave must be above 0, up to 1, not 2.0.", refused("--leave", "2"));
    assertEquals(
        "--merge-gap must be 0 or more and --min-rows 1 or more.", refused("--min-rows", "0"));
  }

  private String refused(String... options) throws IOException {
    var call = call(options);
    assertEquals(2, call.exit());
    return call.json().at("/error/message").asText();
  }

  /// `from-until` of every event, in the order of time.
  private List<String> events(String... options) throws IOException {
    var call = call(options);
    assertEquals(0, call.exit(), call.out() + call.err());
    var found = new ArrayList<String>();
    for (JsonNode event : call.json().at("/detections/0/events")) {
      found.add("%s-%s".formatted(event.get("start").asText(), event.get("end").asText()));
    }
    found.sort(null);
    return found;
  }

  private Door call(String... options) throws IOException {
    var all = new ArrayList<Object>(List.of("detect", file, "--method", "threshold", "--json"));
    all.addAll(Arrays.asList(options));
    return Door.call(home, all.toArray());
  }
}
