package io.driftglass.workbench.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedState;
import io.driftglass.monitor.Alert;
import io.driftglass.monitor.AlertType;
import io.driftglass.monitor.Signal;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/// Which alert is raised by what.
class AlertKindsTest extends OpenedWorkbench {
  private static final Instant NOON = Instant.parse("2026-04-24T12:00:00Z");

  @Test
  void values_that_go_missing_are_a_matter_of_quality_and_not_of_drift() throws IOException {
    var random = new Random(2);
    var version =
        trained(
            imported(
                900,
                row -> row > 600 && random.nextDouble() < .4 ? "" : "" + random.nextGaussian()));
    var alerts = workbench.tracking().check(version, 1, Progress.NONE).alerts();
    assertEquals(List.of(AlertType.DATA_QUALITY), alerts.stream().map(Alert::type).toList());
    assertTrue(alerts.getFirst().message().startsWith("Data quality: flow: "), alerts.toString());
    assertTrue(
        alerts.getFirst().message().endsWith(" of its values are missing, 0 % before."),
        alerts.toString());
  }

  @Test
  void an_anomaly_at_the_newest_rows_is_told_until_it_is_over() throws IOException {
    var random = new Random(3);
    var version =
        trained(imported(900, row -> "" + (random.nextGaussian() + (row >= 896 ? 30 : 0))));
    var alerts = workbench.tracking().check(version, 1, Progress.NONE).alerts();
    assertEquals(List.of(AlertType.ANOMALY), alerts.stream().map(Alert::type).toList());
    assertTrue(alerts.getFirst().message().startsWith("Anomaly since 2026-02-07T"));

    var again = new Random(3);
    imported(960, row -> "" + (again.nextGaussian() + (row >= 896 && row < 900 ? 30 : 0)));
    assertEquals(List.of(), workbench.tracking().check(version, 1, Progress.NONE).alerts());
    assertEquals("back to usual", workbench.tracking().alerts().getFirst().note());
  }

  @Test
  void a_feed_tells_its_silence_once_after_ten_intervals_and_its_end_ends_it() throws IOException {
    var random = new Random(4);
    var learnt = imported(60, row -> "" + random.nextGaussian());
    var setup =
        new FeedSetup(
            "north", new Feed.Replay(folder.resolve("x"), 1), "", "1", "", "robust-z", "");
    var now = new Instant[] {NOON};
    var signals = new FeedSignals(setup, learnt, () -> now[0]);
    assertEquals(List.of(), signals.of(state(false, Optional.empty())));
    assertEquals(List.of(), signals.of(state(false, Optional.of(NOON))), "ten hours are allowed");
    now[0] = NOON.plusSeconds(10 * 3600);
    assertEquals(
        List.of("FEED_SILENT WRONG No row of north since 2026-04-24T12:00:00Z."),
        told(signals.of(state(false, Optional.of(NOON)))));
    assertEquals(List.of(), signals.of(state(false, Optional.of(NOON))));
    now[0] = now[0].plusSeconds(60);
    assertEquals(
        List.of("FEED_SILENT WRONG No row of north since 2026-04-24T12:00:00Z."),
        told(signals.of(state(false, Optional.of(NOON)))),
        "again, so that an alert that waits is raised");
    assertEquals(
        List.of(
            "FEED_SILENT RIGHT ",
            "ANOMALY WRONG Anomaly on north: a score of 9.00 is over the" + " level of 4.00."),
        told(signals.of(state(true, Optional.empty()))));
    assertEquals(List.of("ANOMALY RIGHT "), told(signals.ended()));
  }

  private static List<String> told(List<Signal> signals) {
    return signals.stream().map(s -> s.type() + " " + s.state() + " " + s.message()).toList();
  }

  private static FeedState state(boolean strange, Optional<Instant> since) {
    return new FeedState(5, 0, 0, 0, 0, 0, 9, 4, strange, since, "");
  }

  private ModelVersion trained(Dataset dataset) {
    return trained(dataset, Task.ANOMALY, "robust-z", "pump");
  }

  private Dataset imported(int rows, IntFunction<String> value) throws IOException {
    var text = new StringBuilder("timestamp,flow\n");
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int row = 0; row < rows; row++) {
      text.append(start.plusHours(row)).append(',').append(value.apply(row)).append('\n');
    }
    return imported("pump", text);
  }
}
