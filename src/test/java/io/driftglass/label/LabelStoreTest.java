package io.driftglass.label;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Database;
import io.driftglass.series.Interval;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

  @TempDir Path folder;
  private Database db;
  private LabelStore labels;

  @BeforeEach
  void open() {
    db = Database.open(folder.resolve("w"));
    labels = new LabelStore(db, () -> NOON);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void labels_come_in_the_order_of_time_each_series_its_own() {
    var late =
        labels.say(1, "", new Interval(50, 60), new Said(Verdict.NORMAL, 0, "cleaning"), "ada");
    var early =
        labels.say(1, "", new Interval(10, 20), new Said(Verdict.ANOMALY, 0, "leak"), "bob");
    labels.say(1, "pump-2", new Interval(10, 20), new Said(Verdict.ANOMALY, 0, ""), "bob");
    labels.say(2, "", new Interval(10, 20), new Said(Verdict.ANOMALY, 0, ""), "bob");
    assertEquals(List.of(early, late), labels.list(1, ""));
    assertEquals(
        new Label(early.id(), 1, "", new Interval(10, 20), Verdict.ANOMALY, 0, "leak", "bob", NOON),
        early);
  }

  @Test
  void a_later_word_on_the_same_stretch_replaces_the_earlier_one() {
    var first =
        labels.say(1, "", new Interval(10, 20), new Said(Verdict.ANOMALY, 0, "leak"), "bob");
    var second =
        labels.say(1, "", new Interval(10, 20), new Said(Verdict.NORMAL, 0, "no leak"), "ada");
    assertEquals(first.id(), second.id());
    assertEquals(List.of(second), labels.list(1, ""));
  }

  @Test
  void a_word_can_be_taken_back_and_a_dataset_takes_its_words_with_it() {
    var label =
        labels.say(1, "", new Interval(10, 20), new Said(Verdict.ANOMALY, 0, "leak"), "bob");
    labels.say(1, "", new Interval(30, 40), new Said(Verdict.ANOMALY, 0, ""), "bob");
    labels.delete(label.id());
    labels.delete(label.id());
    assertEquals(1, labels.list(1, "").size());
    labels.deleteOf(1);
    assertEquals(List.of(), labels.list(1, ""));
  }
}
