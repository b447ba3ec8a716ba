package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.detect.Overrides;
import io.driftglass.forecast.Forecaster;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Performance;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.detect.Found;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A version as it was stored is judged on the rows that came after its training, each of them
/// once, though the rows it learnt from have been corrected since.
class JudgingTest extends OpenedWorkbench {
  private static final int TRAINED = 360;
  private static final int ROWS = 1_000;

  @Test
  void a_detector_is_judged_as_stored_on_the_labelled_rows_after_its_training() throws IOException {
    var version = trained(imported("pump", rows(600, 4, 0)), Task.ANOMALY, "robust-z", "watch");
    imported("pump", rows(ROWS, 5, 9));
    var rows = ModelRows.of(version, workbench.datasets(), workbench.runs());
    assertEquals(TRAINED, rows.fresh());
    boolean[] truth = truth(rows);
    boolean[] known = new boolean[ROWS];
    Arrays.fill(known, 0, ROWS - 50, true);
    var judging =
        Judging.of(version, rows, new KnownRows(truth, known), workbench.models(), Progress.NONE);

    boolean[] strange = strange(rows, rows.learnt());
    double[] expected = new double[ROWS];
    Arrays.fill(expected, Double.NaN);
    for (int row = TRAINED; row < ROWS - 50; row++)
      expected[row] = strange[row] == truth[row] ? 0 : 1;
    assertArrayEquals(expected, judging.losses());
    var figures = judging.figures();
    long alarms = 0;
    for (int row = TRAINED; row < ROWS; row++) if (strange[row]) alarms++;
    assertEquals((double) alarms / (ROWS - TRAINED), figures.metrics().get("alarm_rate"));
    assertEquals(ROWS - 50 - TRAINED, figures.rows());
    assertFalse(
        Arrays.equals(strange, strange(rows, rows.all().slice(0, TRAINED))),
        "the rows must tell them apart");
    var all = checked(version);
    assertEquals(ROWS - TRAINED, all.rows(), "the labels of the data reach to the end");
    assertEquals(figures.metrics().get("alarm_rate"), all.metrics().get("alarm_rate"));
  }

  @Test
  void a_forecaster_is_judged_as_stored_and_no_row_twice() throws IOException {
    var version = trained(imported("pump", rows(600, 4, 0)), Task.FORECAST, "ridge", "ahead");
    imported("pump", rows(ROWS, 5, 9));
    var rows = ModelRows.of(version, workbench.datasets(), workbench.runs());
    int horizon = version.card().horizonRows();
    var judging =
        Judging.of(
            version,
            rows,
            new KnownRows(new boolean[ROWS], new boolean[ROWS]),
            workbench.models(),
            Progress.NONE);
    double[] stored = losses(workbench.models().fitted(version), rows, horizon);
    double[] anew = losses(Catalogues.forecaster("ridge").with(Map.of()), rows, horizon);
    int last = TRAINED + (ROWS - TRAINED) / horizon * horizon;
    double unit = 0;
    for (int row = 0; row < ROWS; row++) {
      boolean judged = row >= TRAINED && row < last;
      assertEquals(judged, Double.isFinite(judging.losses()[row]), "row " + row);
      if (!judged) continue;
      if (unit == 0) unit = stored[row] / judging.losses()[row];
      assertEquals(stored[row] / unit, judging.losses()[row], 1e-9, "row " + row);
    }
    assertFalse(Arrays.equals(stored, anew), "the rows must tell them apart");
    assertEquals(last - TRAINED, judging.figures().rows());

    var first = checked(version);
    assertEquals(last - TRAINED, first.rows());
    assertEquals(first.metrics(), checked(version).metrics());
    assertEquals(
        1,
        workbench.tracking().performances(version.title()).stream()
            .filter(kept -> kept.origin() == Performance.Origin.CHECK)
            .count());
  }

  private Performance checked(ModelVersion version) {
    var checked = workbench.tracking().check(version, 1, Progress.NONE);
    assertEquals("", checked.problem());
    return checked.performance().orElseThrow();
  }

  private static boolean[] strange(ModelRows rows, Frame learnt) {
    var detector = Catalogues.detector("robust-z").with(Map.of());
    var fitted = detector.fit(learnt, Progress.NONE);
    var strange = new boolean[ROWS];
    Found.by(fitted, rows.all(), Overrides.NONE)
        .events()
        .forEach(event -> Arrays.fill(strange, event.fromRow(), event.untilRow(), true));
    return strange;
  }

  private static boolean[] truth(ModelRows rows) {
    var column = rows.all().of(Role.LABEL).column(0);
    var truth = new boolean[ROWS];
    for (int row = 0; row < ROWS; row++) truth[row] = column[row] == 1;
    return truth;
  }

  /// Absolute errors of forecasts that follow one another; NaN elsewhere.
  private static double[] losses(Forecaster forecaster, ModelRows rows, int horizon) {
    var frame = rows.all().select(channel -> channel.role() == Role.TARGET);
    var losses = new double[ROWS];
    Arrays.fill(losses, Double.NaN);
    for (int origin = TRAINED; origin + horizon <= ROWS; origin += horizon) {
      var history = frame.slice(0, origin);
      var fitted = forecaster.fit(history, horizon, Progress.NONE);
      var point =
          fitted
              .forecast(history, frame.of(Role.INPUT), horizon, new double[] {.8}, Progress.NONE)
              .paths()
              .getFirst()
              .point();
      for (int step = 0; step < horizon; step++) {
        losses[origin + step] = Math.abs(frame.column(0)[origin + step] - point[step]);
      }
    }
    return losses;
  }

  /// Every ten minutes a wave with noise, `rise` higher from the sixtieth part on.
  private static String rows(int rows, long seed, double rise) {
    var random = new Random(seed);
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    var text = new StringBuilder("timestamp,flow,is_anomaly\n");
    for (int row = 0; row < rows; row++) {
      boolean risen = rise > 0 && row >= 600;
      double value =
          10 + 3 * Math.sin(row * Math.PI / 12) + .3 * random.nextGaussian() + (risen ? rise : 0);
      text.append(start.plusMinutes(10L * row)).append(',').append(value).append(',');
      text.append(risen ? 1 : 0).append('\n');
    }
    return text.toString();
  }
}
