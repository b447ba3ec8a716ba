package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cleaning, features, comparing, deleting and exporting as scripts do it.
final class PrepareCommandsTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void imported() throws IOException {
    home = folder.resolve("home");
    var csv = folder.resolve("boiler.csv");
    Files.writeString(
        csv,
        """
        time,load
        2026-01-01 00:00,1
        2026-01-01 01:00,2
        2026-01-01 02:00,
        2026-01-01 03:00,4
        2026-01-01 04:00,5
        """);
    done("import", csv);
  }

  @Test
  void a_gap_is_filled_in_a_new_version_and_the_two_differ_in_one_row() throws IOException {
    var cleaned = done("clean", "boiler", "--step", "fill:by=linear", "--json").json();
    assertEquals(1, cleaned.at("/steps/0/filled").asInt());
    assertEquals(2, cleaned.at("/dataset/version").asInt());
    assertEquals("boiler v1", cleaned.at("/dataset/parent/dataset").asText());

    var difference = done("datasets", "diff", "boiler v1", "boiler v2", "--json").json();
    assertEquals(1, difference.at("/rows/changed").asInt());
    assertEquals(4, difference.at("/rows/same").asInt());

    var out = folder.resolve("out.csv");
    done("export", "boiler v2", "--out", out);
    assertEquals("2026-01-01 02:00,3", Files.readAllLines(out).get(3));
  }

  @Test
  void a_rehearsal_counts_and_makes_nothing() throws IOException {
    var told = done("clean", "boiler", "--step", "fill:by=linear", "--dry-run", "--json").json();
    assertEquals(1, told.at("/steps/0/filled").asInt());
    assertTrue(told.get("dataset").isNull());
    assertEquals(1, done("datasets", "list", "--json").json().get("datasets").size());
  }

  @Test
  void a_feature_looks_back_only() throws IOException {
    done("features", "boiler", "--step", "lag:k=1");
    var out = folder.resolve("out.csv");
    done("export", "boiler", "--out", out);
    List<String> lines = Files.readAllLines(out);
    assertEquals("2026-01-01 00:00,1,", lines.get(1));
    assertEquals("2026-01-01 01:00,2,1", lines.get(2));
  }

  @Test
  void a_version_that_another_is_made_of_is_kept_and_a_deleted_one_comes_back() throws IOException {
    done("clean", "boiler", "--step", "fill:by=linear");
    var refused = Door.call(home, "datasets", "delete", "boiler v1");
    assertEquals(1, refused.exit(), refused.err());
    assertTrue(refused.err().contains("boiler v2"), refused.err());

    done("datasets", "delete", "boiler v2");
    assertEquals(1, done("datasets", "list", "--json").json().get("datasets").size());
    done("datasets", "restore", "boiler v2");
    assertEquals(2, done("datasets", "list", "--json").json().get("datasets").size());
  }

  @Test
  void an_unknown_step_is_named_with_the_known_ones() {
    var refused = Door.call(home, "clean", "boiler", "--step", "polish");
    assertEquals(2, refused.exit());
    assertTrue(refused.err().contains("polish") && refused.err().contains("fill"), refused.err());
  }

  private Door done(Object... arguments) {
    var call = Door.call(home, arguments);
    assertEquals(0, call.exit(), call.err());
    return call;
  }
}
