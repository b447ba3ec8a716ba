package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `detect` on labelled data, `explain`, `label` and `leaderboard` as scripts use them.
final class ReviewCommandsTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void importPump() throws IOException {
    home = folder.resolve("home");
    var text = new StringBuilder("step,flow,pressure,known\n");
    var random = new Random(1);
    for (int row = 0; row < 1000; row++) {
      boolean fault = row >= 700 && row < 720;
      double flow = Math.sin(row / 8.) + .05 * random.nextGaussian() + (fault ? 6 : 0);
      double pressure = Math.cos(row / 8.) + .05 * random.nextGaussian();
      text.append("%d,%.4f,%.4f,%d\n".formatted(row, flow, pressure, fault ? 1 : 0));
    }
    var file = Files.writeString(folder.resolve("pump.csv"), text);
    assertEquals(0, Door.call(home, "import", file, "--label", "known").exit());
  }

  @Test
  void labelled_data_are_judged_with_n_and_split() throws IOException {
    var evaluation = detect().at("/detections/0/evaluation");
    assertEquals("test", evaluation.get("split").asText());
    assertEquals(600, evaluation.get("rows").asInt());
    assertEquals(20, evaluation.get("labelled_rows").asInt());
    assertEquals("vus_pr", evaluation.at("/figures/0/name").asText());
    assertTrue(evaluation.at("/figures/0/value").asDouble() > .5, evaluation.toString());
    assertEquals(600, evaluation.at("/figures/0/n").asInt());
    assertEquals("point_adjusted_f1", evaluation.at("/not_for_ranking/0/name").asText());
  }

  @Test
  void a_level_says_how_often_normal_rows_pass_it_and_what_it_misses() throws IOException {
    var low = detect().at("/detections/0/outlook");
    assertEquals(1, low.get("known_anomalies").asInt());
    assertEquals(0, low.get("miss_rate").asDouble());
    assertTrue(low.get("normal_rows").asInt() > 300, low.toString());
    var high =
        json("detect", "pump", "--method", "ridge-ar", "--threshold", "fixed:1e9")
            .at("/detections/0/outlook");
    assertEquals(1, high.get("miss_rate").asDouble());
    assertEquals(0, high.get("alarms_per_1000_rows").asDouble());
  }

  @Test
  void an_event_is_explained_by_its_number() throws IOException {
    var event = leading();
    var told = json("explain", event);
    assertEquals("flow", told.at("/channels/0/channel").asText());
    assertTrue(told.at("/sentences/0/text").asText().startsWith("flow "), told.toString());
    var rows = json("explain", "pump", "--rows", "700:720");
    assertEquals("flow", rows.at("/channels/0/channel").asText());
    var wrong = Door.call(home, "explain", "pump", "--json");
    assertEquals("'pump' is no event.", wrong.json().at("/error/message").asText());
  }

  @Test
  void what_is_marked_near_an_event_is_told_with_it_and_its_own_word_is_not() throws IOException {
    var event = leading();
    var before = json("explain", event);
    assertEquals(0, before.get("marked_near").size(), before.toString());
    json("label", "add", event, "--verdict", "normal");
    json("label", "add", "pump", "--from", "10", "--until", "20", "--kind", "3", "--note", "leak");
    json("label", "add", "pump", "--from", "600", "--until", "610", "--verdict", "normal");
    var near = json("explain", event).get("marked_near");
    assertEquals(List.of("600", "10"), near.findValuesAsText("start"));
    assertEquals(List.of("610", "20"), near.findValuesAsText("end"));
    assertEquals(List.of("rejected", "class 3"), near.findValuesAsText("said"));
    var said = Door.call(home, "explain", event).out();
    assertTrue(said.contains("Marked near it: 10 to 20, class 3, \"leak\"."), said);
  }

  @Test
  void labels_are_added_listed_written_and_read_back() throws IOException {
    var event = leading();
    var said = json("label", "add", event, "--verdict", "normal", "--kind", "3", "--note", "test");
    assertEquals("normal", said.get("verdict").asText());
    json("label", "add", "pump", "--from", "10", "--until", "20");
    var file = folder.resolve("labels.csv");
    assertEquals(2, json("label", "export", "pump", "--out", file).get("written").asInt());
    var id = json("label", "list", "pump").at("/labels/0/id").asLong();
    json("label", "remove", id);
    assertEquals(1, json("label", "list", "pump").get("labels").size());
    assertEquals(2, json("label", "import", "pump", file).get("labelled").asInt());
    var back = json("label", "list", "pump").get("labels");
    assertEquals(2, back.size());
    assertEquals("10", back.at("/0/start").asText());
    assertEquals(3, back.at("/1/kind").asInt());
    assertEquals("test", back.at("/1/text").asText());
  }

  @Test
  void a_rejected_event_counts_against_the_search() throws IOException {
    var before = figure(detect(), "point_precision");
    json("label", "add", leading(), "--verdict", "normal");
    assertTrue(figure(detect(), "point_precision") < before);
  }

  @Test
  void a_file_of_labels_with_a_wrong_line_labels_nothing() throws IOException {
    var file = Files.writeString(folder.resolve("bad.csv"), "start,end\n10,20\n30,x\n");
    var refused = Door.call(home, "label", "import", "pump", file, "--json");
    assertEquals(1, refused.exit());
    assertEquals("Line 3: 'x' is no step.", refused.json().at("/error/message").asText());
    assertEquals(0, json("label", "list", "pump").get("labels").size());
  }

  @Test
  void a_leaderboard_ranks_detectors_and_forecasters_with_reasons() throws IOException {
    var board = json("leaderboard", "pump", "--budget", "4").at("/leaderboards/0");
    assertEquals("labels", board.at("/detectors/ranked_by").asText());
    assertTrue(board.at("/detectors/rows").size() > 5);
    assertTrue(board.at("/detectors/rows/0/vus_pr/value").asDouble() > 0, board.toString());
    assertTrue(board.at("/forecasters/rows").size() > 2);
    assertTrue(board.at("/forecasters/reason").asText().length() > 10);
  }

  @Test
  void a_leaderboard_for_people_has_no_empty_column_and_gives_each_reason_once()
      throws IOException {
    var few = new StringBuilder("step,flow\n");
    for (int row = 0; row < 144; row++) few.append("%d,%.4f%n".formatted(row, 9 + Math.sin(row)));
    var file = Files.writeString(folder.resolve("few.csv"), few);
    var lines = Door.call(home, "leaderboard", file, "--budget", "10").out().lines().toList();
    assertTrue(
        lines.getFirst().startsWith("Nothing is labelled, so faults were planted"),
        lines.toString());
    assertEquals(
        List.of("detector", "planted", "quiet rows alarmed", "events", "seconds"),
        List.of(lines.get(1).split(" {2,}")));
    var left =
        lines.stream()
            .filter(line -> line.startsWith("Left out: telemanom needs 261 rows"))
            .toList();
    assertEquals(1, left.size(), lines.toString());
    assertTrue(lines.stream().allMatch(line -> line.length() < 200), lines.toString());
  }

  private JsonNode detect() throws IOException {
    return json("detect", "pump", "--method", "ridge-ar");
  }

  private String leading() throws IOException {
    return detect().at("/detections/0/events/0/event").asText();
  }

  private static double figure(JsonNode detected, String name) {
    for (var figure : detected.at("/detections/0/evaluation/figures")) {
      if (figure.get("name").asText().equals(name)) return figure.get("value").asDouble();
    }
    return Double.NaN;
  }

  private JsonNode json(Object... arguments) throws IOException {
    var all = new Object[arguments.length + 1];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--json";
    var call = Door.call(home, all);
    assertEquals(0, call.exit(), call.out());
    return call.json();
  }
}
