package io.driftglass.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineStoreTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON;
  private Database db;
  private PipelineStore store;
  private Pipeline due;

  /// One that is due an hour after noon, at two.
  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    store = PipelineStore.open(db, () -> now);
    store.save(pipeline("boiler.csv", false).dueAfter(NOON));
    now = NOON.plusSeconds(7200);
    due = store.due().getFirst();
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void what_is_due_begins_once_and_is_due_again_after_now() {
    var run = store.beginDue(due).orElseThrow();
    assertEquals(Optional.of(NOON.plusSeconds(3600)), run.due());
    assertEquals(Optional.of(now.plusSeconds(3600)), store.get("nightly").next());
    assertEquals(List.of(), store.due());
    assertEquals(Optional.empty(), store.beginDue(due));
    assertEquals(1, store.history(Optional.empty(), 10).size());
  }

  @Test
  void what_was_edited_or_paused_meanwhile_stays_as_it_was_left() {
    for (var left :
        List.of(
            pipeline("other.csv", false).dueAfter(now),
            pipeline("boiler.csv", true).dueAfter(now))) {
      store.save(left);
      assertEquals(Optional.empty(), store.beginDue(due));
      assertEquals(left, store.get("nightly"));
    }
    assertEquals(List.of(), store.history(Optional.empty(), 10));
  }

  @Test
  void what_was_deleted_meanwhile_stays_away() {
    store.delete("nightly");
    assertEquals(Optional.empty(), store.beginDue(due));
    assertEquals(Optional.empty(), store.find("nightly"));
  }

  @Test
  void what_somebody_asks_for_leaves_the_schedule_as_it_is() {
    assertEquals(Optional.empty(), store.begin(due).due());
    assertEquals(due, store.get("nightly"));
  }

  private static Pipeline pipeline(String file, boolean paused) {
    return new Pipeline(
        "nightly",
        Template.IMPORT,
        Map.of("file", file),
        Schedule.of("every 1h", ZoneId.of("UTC")),
        paused,
        Optional.empty());
  }
}
