package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.db.Database;
import io.driftglass.detect.threshold.Alarms;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.problem.NotFound;
import io.driftglass.series.Interval;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DetectionStoreTest {
  @TempDir Path folder;

  @Test
  void a_detection_comes_back_as_it_was_after_a_restart() {
    long id;
    try (var database = Database.open(folder.resolve("w"))) {
      id = new DetectionStore(database).save(detection(7, "pump"));
    }
    try (var database = Database.open(folder.resolve("w"))) {
      var loaded = new DetectionStore(database).load(id);
      var saved = detection(7, "pump");
      assertArrayEquals(saved.scores().total(), loaded.scores().total());
      assertArrayEquals(saved.scores().byChannel()[0], loaded.scores().byChannel()[0]);
      assertArrayEquals(saved.alarms().over(), loaded.alarms().over());
      assertEquals(saved.decision(), loaded.decision());
      assertEquals(saved.events(), loaded.events());
      assertEquals(saved.settings(), loaded.settings());
    }
  }

  @Test
  void the_newest_of_a_series_comes_first_and_goes_with_its_dataset() {
    try (var database = Database.open(folder.resolve("w"))) {
      var store = new DetectionStore(database);
      long first = store.save(detection(7, "pump"));
      long second = store.save(detection(7, "pump"));
      store.save(detection(7, "fan"));
      store.save(detection(8, "pump"));
      assertEquals(List.of(second, first), store.list(7, "pump"));
      store.deleteOf(7);
      assertEquals(List.of(), store.list(7, "pump"));
      assertThrows(NotFound.class, () -> store.load(first));
      assertEquals(1, store.list(8, "pump").size());
    }
  }

  @Test
  void of_a_series_the_newest_are_kept_up_to_the_number() {
    try (var database = Database.open(folder.resolve("w"))) {
      var store = new DetectionStore(database, 3);
      long other = store.save(detection(7, "fan"));
      var ids = LongStream.range(0, 5).map(i -> store.save(detection(7, "pump"))).boxed().toList();
      assertEquals(ids.subList(2, 5).reversed(), store.list(7, "pump"));
      assertThrows(NotFound.class, () -> store.load(ids.get(1)));
      assertEquals(List.of(other), store.list(7, "fan"));
      assertThrows(IllegalArgumentException.class, () -> new DetectionStore(database, 0));
    }
  }

  private static StoredDetection detection(long dataset, String entity) {
    var scores =
        new Scores(
            List.of("flow"),
            new double[] {Double.NaN, .5, 9},
            new double[][] {{Double.NaN, .5, 9}},
            new double[][] {{1, 2, 3}},
            new double[][] {{.1, .1, .1}});
    var event =
        new AnomalyEvent(
            new Interval(20, 30),
            2,
            3,
            2,
            9,
            .9,
            Severity.CRITICAL,
            .99,
            List.of(new Contribution("flow", 1)));
    return new StoredDetection(
        0,
        dataset,
        entity,
        "ridge-ar",
        Map.of("lags", "50"),
        1,
        scores,
        new double[] {.4, .5},
        new Alarms(new double[] {3, 3, 3}, new boolean[] {false, false, true}),
        new Decision(new Threshold.Sigma(4), .3, 100, 1),
        List.of(event),
        "one channel with a season",
        .1,
        .2,
        "");
  }
}
