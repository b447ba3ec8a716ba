package io.driftglass.workbench.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.monitor.estimate.AlarmQuality;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Figures of registered models on rows after their validation, where the truth is known to the
/// test and in part hidden from the program.
class EstimatingTest extends OpenedWorkbench {
  private static final int ROWS = 3_000;

  /// The noise changes from day to day within what the validation rows hold.
  @Test
  void realised_errors_are_within_the_estimates_where_only_the_noise_moves() throws IOException {
    var held =
        IntStream.range(0, 12)
            .mapToObj(seed -> figures("calm" + seed, seed, 1, ROWS))
            .flatMap(List::stream)
            .filter(figure -> figure.estimate().given())
            .map(figure -> figure.agreement(true))
            .toList();
    assertTrue(held.size() >= 40, held.size() + " estimates");
    long as = held.stream().filter(a -> a == WindowFigure.Agreement.AS_ESTIMATED).count();
    assertTrue(as >= .9 * held.size(), as + " of " + held.size() + " as estimated");
  }

  @Test
  void a_wave_that_turns_is_worse_than_its_estimate() throws IOException {
    var figures = figures("turned", 1, -1, ROWS);
    assertTrue(figures.stream().anyMatch(f -> f.agreement(true) == WindowFigure.Agreement.WORSE));
  }

  @Test
  void rows_without_actuals_have_an_estimate_and_no_realised_figure() throws IOException {
    var figures = figures("late", 1, 1, 2_540);
    var first = figures.stream().filter(f -> f.realised().isEmpty()).findFirst().orElseThrow();
    assertTrue(first.estimate().given(), first.estimate().because());
    var twin =
        figures("all", 1, 1, ROWS).stream()
            .filter(f -> f.untilTick() == first.untilTick())
            .findFirst()
            .orElseThrow();
    assertTrue(first.estimate().holds(twin.realised().orElseThrow()));
    assertEquals(twin.estimate().value(), first.estimate().value(), first.estimate().error());
    assertTrue(figures.getFirst().realised().isPresent());
    assertEquals(
        "these rows are the reference of the estimates", figures.getFirst().estimate().because());
  }

  @Test
  void a_level_that_was_never_there_is_refused() throws IOException {
    var refused = figures("high", 1, 60, ROWS).getLast().estimate();
    assertFalse(refused.given());
    assertTrue(refused.because().startsWith("the level of flow lies outside"), refused.because());
  }

  @Test
  void a_detector_is_estimated_where_labels_end_by_what_people_said_before() throws IOException {
    var version = trained(spikes(2_400), "spikes", Task.ANOMALY, "robust-z");
    var checked = workbench.tracking().check(version, 1, Progress.NONE);
    assertEquals("", checked.problem());
    var f1 = checked.windows().stream().filter(w -> w.metric().equals("point_f1")).toList();
    assertTrue(f1.getFirst().realised().isPresent());
    var last = f1.getLast();
    assertTrue(last.realised().isEmpty());
    assertTrue(last.estimate().given(), last.estimate().because());
    var twin = figures(spikes(ROWS), "twin");
    int held = 0;
    int hidden = 0;
    for (int at = 0; at < f1.size(); at++) {
      if (f1.get(at).realised().isPresent()) continue;
      hidden++;
      if (f1.get(at).estimate().holds(twin.get(at).realised().orElseThrow())) held++;
    }
    assertTrue(hidden >= 4 && held >= hidden - 1, held + " of " + hidden);
    for (var metric : AlarmQuality.NAMES) {
      var own = checked.windows().stream().filter(w -> w.metric().equals(metric)).toList();
      assertEquals(f1.size(), own.size(), metric);
      assertTrue(own.getFirst().realised().isPresent(), metric);
      assertTrue(own.getLast().estimate().given(), metric + own.getLast().estimate().because());
    }
    assertTrue(checked.performance().orElseThrow().metrics().containsKey("f1_score"));
    assertEquals(checked.windows().size(), workbench.tracking().windows(version).size());
  }

  /// Spikes of three rows every sixty from the middle on.
  ///
  /// @param labelled rows that say whether they are an anomaly
  private static String spikes(int labelled) {
    var rows = new StringBuilder("timestamp,flow,anomaly\n");
    var truth = new boolean[ROWS];
    var random = new Random(5);
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    for (int row = 0; row < ROWS; row++) {
      truth[row] = row > 1_500 && row % 60 < 3;
      double value = random.nextGaussian() + (truth[row] ? 4.5 : 0);
      String label = row < labelled ? truth[row] ? "1" : "0" : "";
      rows.append(start.plusHours(row)).append(',').append(value).append(',').append(label);
      rows.append('\n');
    }
    return rows.toString();
  }

  private List<WindowFigure> figures(String rows, String name) throws IOException {
    var version = trained(rows, name, Task.ANOMALY, "robust-z");
    return workbench.tracking().check(version, 1, Progress.NONE).windows().stream()
        .filter(figure -> figure.metric().equals("point_f1"))
        .toList();
  }

  private List<WindowFigure> figures(String name, long seed, double turn, int known) {
    try {
      var version = trained(wave(seed, turn, known), name, Task.FORECAST, "seasonal-naive");
      var checked = workbench.tracking().check(version, 1, Progress.NONE);
      assertEquals("", checked.problem());
      return checked.windows().stream().filter(w -> w.metric().equals("mase")).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// A daily wave; the last fifth is multiplied with `turn`.
  ///
  /// @param known rows with a value
  private static String wave(long seed, double turn, int known) {
    var random = new Random(seed);
    var text = new StringBuilder("timestamp,flow\n");
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    double spread = .5;
    for (int row = 0; row < ROWS; row++) {
      if (row % 24 == 0) spread = .3 + .7 * random.nextDouble();
      double factor = row < ROWS * .85 ? 1 : turn;
      double value = factor * 3 * Math.sin(row * Math.PI / 12) + spread * random.nextGaussian();
      text.append(start.plusHours(row)).append(',').append(row < known ? value : "").append('\n');
    }
    return text.toString();
  }

  private ModelVersion trained(String rows, String name, Task task, String method)
      throws IOException {
    return trained(imported(name, rows), name, task, method);
  }

  private ModelVersion trained(Dataset dataset, String name, Task task, String method) {
    return workbench
        .models()
        .train(new TrainRequest(dataset, "", task, method, Map.of(), .5, .3, name), Progress.NONE);
  }
}
