package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The registry as scripts use it.
final class ModelsCommandTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void trainTwo() throws IOException {
    home = folder.resolve("home");
    Door.call(home, "import", write("boiler.csv", 1000, "load,temp"));
    train("robust-z");
    train("ridge-ar");
  }

  @Test
  void gates_are_told_before_they_refuse_and_passing_them_needs_a_reason() throws IOException {
    models("gate", "watch", "--metric", "prediction_nmae", "--bound", 1, "--min-gain", .01);
    assertEquals("production", models("promote", "watch v2").get("stage").asText());
    var told = Door.call(home, "models", "promote", "watch v1", "--dry-run", "--json");
    assertEquals(1, told.exit());
    assertEquals("passed", told.json().at("/gates/0/outcome").asText());
    assertEquals("passed", told.json().at("/gates/1/outcome").asText());
    assertEquals("failed", told.json().at("/gates/2/outcome").asText());
    var refused = Door.call(home, "models", "promote", "watch v1", "--json");
    assertEquals(1, refused.exit());
    assertTrue(
        refused.json().at("/error/message").asText().contains("over watch v2 -"), refused.out());
    assertEquals(2, Door.call(home, "models", "promote", "watch v1", "--past-gates").exit());
    models("promote", "watch v1", "--past-gates", "--reason", "trial");
    var last = models("history", "watch").at("/history/0");
    assertTrue(last.get("why").asText().startsWith("trial (past the gates: "), last.toString());
  }

  @Test
  void the_production_version_of_a_day_is_told_after_rollback_and_deletion() throws IOException {
    models("promote", "watch v1", "--reason", "first");
    models("promote", "watch v2", "--reason", "better");
    assertEquals("watch", models("rollback", "watch", "--reason", "worse").get("model").asText());
    models("delete", "watch v2", "--reason", "bad");
    var today = models("list", "--on", LocalDate.now(ZoneId.systemDefault()).toString());
    assertEquals("watch v1", today.at("/production/0").asText());
    assertEquals(1, today.get("models").size());
    var yesterday =
        models("list", "--on", LocalDate.now(ZoneId.systemDefault()).minusDays(1).toString());
    assertEquals(0, yesterday.get("models").size());
    var back = models("restore", "watch v2", "--reason", "not so bad");
    assertEquals("archived", back.get("stage").asText());
    assertEquals(
        System.getProperty("user.name"), models("history", "watch").at("/history/0/who").asText());
  }

  @Test
  void versions_are_compared_on_rows_that_none_has_learnt_from() throws IOException {
    var same = models("compare", "watch v1", "watch v2", "--on", "boiler");
    assertTrue(same.get("same_rows").asBoolean());
    assertEquals(300, same.get("rows").asInt());
    assertEquals("method", same.get("differ").fieldNames().next());
    var copy = write("copy.csv", 1000, "load,temp");
    assertEquals(300, models("compare", "watch v1", "watch v2", "--on", copy).get("rows").asInt());
  }

  @Test
  void missing_and_extra_columns_are_named() throws IOException {
    var other = write("other.csv", 400, "load,temperature");
    var call =
        Door.call(home, "models", "compare", "watch v1", "watch v2", "--on", other, "--json");
    assertEquals("SchemaMismatch", call.json().at("/error/type").asText());
    assertTrue(
        call.json()
            .at("/error/message")
            .asText()
            .contains("missing: temp; not known to the model: temperature"),
        call.out());
  }

  @Test
  void a_clean_up_tells_what_would_go_and_keeps_what_is_needed() throws IOException {
    train("robust-z");
    models("promote", "watch v1");
    var policy = new Object[] {"cleanup", "--keep", 1, "--older-than", 0, "--dry-run"};
    assertEquals("[\"watch v2\"]", models(policy).get("deleted").toString());
    assertEquals(3, models("list").get("models").size());
    models("cleanup", "--keep", 1, "--older-than", 0);
    assertEquals(2, models("list").get("models").size());
  }

  @Test
  void an_alias_stands_for_a_version() throws IOException {
    models("alias", "watch v1", "champion");
    assertEquals(1, models("show", "watch@champion").get("version").asInt());
    assertEquals(1, models("show", "watch@1").get("version").asInt());
    models("alias", "watch@champion", "champion", "--remove");
    assertEquals(1, Door.call(home, "models", "show", "watch@champion").exit());
  }

  @Test
  void a_card_is_told_in_words_and_a_step_in_one_line() {
    var card = Door.call(home, "models", "show", "watch v2").out();
    assertTrue(card.startsWith("watch v2\n  stage         none\n"), card);
    assertTrue(card.contains("\n  validated on  150 rows, from 700 until 850\n"), card);
    assertTrue(card.contains("\n  columns       load, temp\n"), card);
    assertEquals(
        "watch v1 (robust-z on boiler v1): production\n",
        Door.call(home, "models", "promote", "watch v1").out());
  }

  @Test
  void a_version_scores_as_it_was_fitted_when_its_file_is_gone() throws IOException {
    Files.delete(folder.resolve("boiler.csv"));
    var out = folder.resolve("scores.csv");
    var first = Door.call(home, "detect", "boiler", "--model", "watch v2", "--out", out);
    assertEquals(0, first.exit(), first.err());
    assertTrue(first.out().contains("by ridge-ar, learnt in 0.00 s"), first.out());
    var scores = Files.readString(out);
    assertEquals(1001, scores.lines().count());
    Door.call(home, "detect", "boiler", "--model", "watch v2", "--out", out);
    assertEquals(scores, Files.readString(out));
    var set = Door.call(home, "detect", "boiler", "--model", "watch v2", "--threshold", "fixed:3");
    assertEquals(2, set.exit());
    assertTrue(set.err().contains("scores as it was fitted"), set.err());
  }

  private void train(String method) {
    var call =
        Door.call(
            home,
            "train",
            "boiler",
            "--task",
            "anomaly",
            "--method",
            method,
            "--register",
            "watch");
    assertEquals(0, call.exit(), call.err());
  }

  private JsonNode models(Object... arguments) throws IOException {
    var all = new Object[arguments.length + 2];
    all[0] = "models";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[all.length - 1] = "--json";
    var call = Door.call(home, all);
    assertEquals(0, call.exit(), call.out());
    return call.json();
  }

  private Path write(String name, int rows, String columns) throws IOException {
    var text = new StringBuilder("minute," + columns + "\n");
    for (int i = 0; i < rows; i++) {
      text.append(
          "%d,%.4f,%.4f%n".formatted(i, Math.sin(i / 6.0) + i % 7 * .01, Math.cos(i / 9.0)));
    }
    return Files.writeString(
        folder.resolve(name), text.toString().replace(System.lineSeparator(), "\n"));
  }
}
