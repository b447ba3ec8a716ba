package io.driftglass.workbench.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.monitor.Performance;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What validations find is kept by itself, and apart from what rows in use say.
class ValidationRecordsTest extends OpenedWorkbench {
  @Test
  void the_validation_with_a_training_is_kept_with_its_rows_and_reasons() throws IOException {
    var version = trained(rows("pump", 600), Task.ANOMALY, "robust-z", "pump");
    var kept = only("pump v1");
    assertEquals(Performance.Basis.VALIDATION, kept.basis());
    assertEquals("pump v1", kept.dataset());
    assertEquals(List.of("360", "479"), List.of(kept.from(), kept.until()));
    assertEquals(120, kept.rows());
    assertEquals(1, kept.completeness());
    assertEquals(version.card().metrics().get("event_f1"), kept.metrics().get("f1_score"));
    assertEquals(version.card().metrics().get("alarm_rate"), kept.metrics().get("alarm_rate"));
  }

  @Test
  void a_later_validation_of_a_forecaster_is_kept_once_with_all_its_figures() throws IOException {
    var version = trained(rows("pump", 600), Task.FORECAST, "naive", "pump");
    assertEquals(version.card().metrics().get("mae"), only("pump v1").metrics().get("mae"));
    var later = rows("pump", 700);
    for (int again = 0; again < 2; again++) {
      var judged = workbench.outOfSample().validate(version, later, "", Progress.NONE);
      var kept = workbench.tracking().performances("pump v1");
      assertEquals(2, kept.size());
      var metrics = kept.getLast().metrics();
      assertEquals(judged.validation().metrics().get("mase"), metrics.get("mase"));
      assertTrue(metrics.get("rmse") >= metrics.get("mae"), metrics.toString());
      assertTrue(metrics.containsKey("r_squared"), metrics.toString());
      assertEquals("pump v2", kept.getLast().dataset());
    }
  }

  @Test
  void a_validation_after_a_check_hides_nothing_of_it_and_is_in_no_trend_of_rows_in_use()
      throws IOException {
    var dataset = rows("pump", 600);
    var version = trained(dataset, Task.FORECAST, "naive", "pump");
    workbench.tracking().check(version, 1, Progress.NONE);
    workbench.outOfSample().validate(version, dataset, "", Progress.NONE);
    assertEquals(Optional.of(false), workbench.fleet().getFirst().drift());
    assertEquals(Performance.Origin.CHECK, workbench.tracking().latest().getFirst().origin());
    assertEquals(1, trend(Performance.Basis.IN_USE));
    assertEquals(2, trend(Performance.Basis.VALIDATION));
  }

  private int trend(Performance.Basis basis) {
    return workbench.tracking().trend("pump v1", Optional.empty(), "mase", basis).points().size();
  }

  private Performance only(String model) {
    var all = workbench.tracking().performances(model);
    assertEquals(1, all.size());
    return all.getFirst();
  }

  /// Noise with a labelled spike every fifty rows.
  private Dataset rows(String name, int count) throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("step,flow,anomaly\n");
    for (int row = 0; row < count; row++) {
      boolean strange = row % 50 == 49;
      double value = random.nextGaussian() + (strange ? 9 : 0);
      text.append(row).append(',').append(value).append(',').append(strange ? 1 : 0).append('\n');
    }
    return imported(name, text);
  }
}
