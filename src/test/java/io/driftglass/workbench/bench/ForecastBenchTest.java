package io.driftglass.workbench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.metric.Measure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ForecastBenchTest {
  @Test
  void a_figure_that_could_not_be_computed_is_no_perfect_one() {
    var none = Measure.because("the rows are constant");
    assertEquals(Optional.empty(), ForecastBench.mean("naive", "mase", "", List.of(none, none)));
    var half = ForecastBench.mean("naive", "mase", "", List.of(none, Measure.of(2, 5)));
    assertEquals(Optional.of(new Measured("naive", "mase", 2, "", 1)), half);
  }

  @Test
  void every_method_gets_its_figures_and_the_automatic_one_beats_the_last_value() {
    var rows = ForecastBench.run(false, Progress.NONE);
    var byMethod = rows.stream().collect(Collectors.groupingBy(Measured::of));
    for (var figures : byMethod.values()) {
      assertEquals(
          List.of("smape", "mase", "coverage80", "coverage95", "msis95", "seconds_series"),
          figures.stream().map(Measured::metric).toList());
    }
    assertEquals(18, byMethod.get("auto").getFirst().n());
    double auto = byMethod.get("auto").get(1).value();
    double naive = byMethod.get("naive").get(1).value();
    assertTrue(auto < .8 * naive, "auto " + auto + ", last value " + naive);
  }
}
