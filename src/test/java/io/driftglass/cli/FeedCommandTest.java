package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedCommandTest {
  @TempDir Path folder;

  @Test
  void a_feed_is_scored_with_a_registered_model_and_listed() throws IOException {
    var home = folder.resolve("home");
    var train = Files.writeString(folder.resolve("train.csv"), text(2000, -1));
    var live = Files.writeString(folder.resolve("live.csv"), text(600, 400) + "not a row\n");
    assertEquals(0, Door.call(home, "import", train, "--name", "pump").exit());
    var trained =
        Door.call(
            home, "train", "pump", "--task", "anomaly", "--method", "robust-z", "--register", "p");
    assertEquals(0, trained.exit(), trained.err());
    var scores = folder.resolve("scores.csv");
    var run =
        Door.call(
            home,
            "feed",
            "run",
            "--file",
            live,
            "--model",
            "p",
            "--until-stale",
            "--stale-after",
            "1",
            "--name",
            "line 4",
            "--out",
            scores,
            "--json");
    assertEquals(0, run.exit(), run.err());
    assertEquals(600, run.json().get("rows").asInt());
    assertEquals(1, run.json().get("malformed").asInt());
    assertTrue(run.json().get("alarms").asInt() >= 1, run.out());
    assertTrue(run.json().get("stale_since").asText().startsWith("20"), run.out());
    assertEquals(601, Files.readAllLines(scores).size());
    assertTrue(Files.readAllLines(scores).get(1).startsWith("2024-01-01T00:00"));
    var list = Door.call(home, "feed", "list", "--json");
    assertEquals(0, list.exit(), list.err() + list.out());
    var listed = list.json().get("feeds");
    assertEquals("line 4", listed.get(0).get("name").asText());
    assertEquals(600, listed.get(0).get("rows").asInt());
  }

  @Test
  void without_a_method_the_fallback_scores_and_says_so() throws IOException {
    var home = folder.resolve("home");
    var train = Files.writeString(folder.resolve("train.csv"), text(2000, -1));
    var live = Files.writeString(folder.resolve("live.csv"), text(600, 400));
    Door.call(home, "import", train, "--name", "pump");
    var run = run(home, live);
    assertEquals(0, run.exit(), run.err());
    assertEquals("fallback: robust-z on pump v1", run.json().get("model").asText());
    assertTrue(run.json().get("events").findValuesAsText("from").contains("2024-01-01T06:40"));
    var listed = Door.call(home, "feed", "list", "--json").json().get("feeds");
    assertEquals("fallback: robust-z on pump v1", listed.get(0).get("model").asText());
    var set = run(home, live, "--set", "level=4");
    assertEquals(2, set.exit());
    assertTrue(set.out().contains("--set needs --method"), set.out());
  }

  private static Door run(Path home, Path live, Object... more) {
    var all =
        new ArrayList<Object>(
            List.of("feed", "run", "--file", live, "--train", "pump", "--until-stale"));
    all.addAll(List.of("--stale-after", "1", "--json"));
    all.addAll(List.of(more));
    return Door.call(home, all.toArray());
  }

  @Test
  void a_feed_needs_one_model() {
    var none = Door.call(folder.resolve("home"), "feed", "run", "--file", "x.csv");
    assertEquals(2, none.exit());
    assertTrue(none.err().contains("--model or --train"), none.err());
  }

  @Test
  void a_feed_without_a_channel_of_the_model_is_refused_with_its_columns() throws IOException {
    var home = folder.resolve("home");
    var train = Files.writeString(folder.resolve("train.csv"), text(300, -1));
    var live =
        Files.writeString(folder.resolve("live.csv"), text(100, -1).replace("time,v", "time,w"));
    Door.call(home, "import", train, "--name", "pump");
    var run =
        Door.call(
            home,
            "feed",
            "run",
            "--file",
            live,
            "--train",
            "pump",
            "--until-stale",
            "--stale-after",
            "1");
    assertEquals(1, run.exit());
    assertTrue(run.err().contains("no channel 'v'") && run.err().contains("[w]"), run.err());
  }

  private static String text(int rows, int jump) {
    var random = new Random(rows);
    var text = new StringBuilder("time,v\n");
    for (int row = 0; row < rows; row++) {
      text.append("2024-01-%02d %02d:%02d:00,".formatted(1 + row / 1440, row / 60 % 24, row % 60));
      text.append(random.nextGaussian() + (row == jump ? 50 : 0)).append('\n');
    }
    return text.toString();
  }
}
