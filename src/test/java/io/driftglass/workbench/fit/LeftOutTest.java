package io.driftglass.workbench.fit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.label.Label;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.monitor.Trigger;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.workbench.OpenedWorkbench;
import io.driftglass.workbench.train.SearchPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LeftOutTest extends OpenedWorkbench {
  private static final int FROM = 200;
  private static final int UNTIL = 220;
  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 1, 0, 0);

  @Test
  void a_confirmed_anomaly_does_not_raise_the_level_of_what_is_trained() throws IOException {
    var pump = imported("pump", rows(600, "90"));
    double raised = level(trained(pump, Task.ANOMALY, "mahalanobis", "unknown"), pump);
    confirm(pump);
    var known = trained(pump, Task.ANOMALY, "mahalanobis", "known");
    var gaps = imported("gaps", rows(600, ""));
    var without = trained(gaps, Task.ANOMALY, "mahalanobis", "without");
    assertArrayEquals(model(without), model(known), "as if those rows had not been measured");
    assertEquals(level(without, gaps), level(known, pump));
    assertTrue(level(known, pump) < raised, level(known, pump) + " < " + raised);
  }

  @Test
  void a_known_anomaly_among_the_rows_judged_on_hides_no_smaller_one() {
    var random = new Random(1);
    var values = new double[3000];
    for (int row = 0; row < 3000; row++) {
      values[row] = Math.sin(row * .3) + .1 * random.nextGaussian();
    }
    for (int row = 2000; row < 2010; row++) values[row] = 500;
    for (int row = 2700; row < 2710; row++) values[row] = 9;
    double hidden = alarmRate(values, List.of());
    double known = alarmRate(values, List.of(new Interval(2000, 2030)));
    assertTrue(known > hidden, known + " > " + hidden);
  }

  private static double alarmRate(double[] values, List<Interval> known) {
    var frame =
        Frame.of(
            new Clock.Index("step"),
            LongStream.range(0, values.length).toArray(),
            List.of(Channel.target("a")),
            new double[][] {values});
    var settings = WaveTraining.SETTINGS.get("telemanom");
    var plan = new FitPlan(Task.ANOMALY, "telemanom", settings, 1000, 1000, 3000, known);
    return Fitting.of(plan, frame, Progress.NONE).validation().metrics().get("alarm_rate");
  }

  @Test
  void the_version_and_its_run_say_what_was_left_out() throws IOException {
    var pump = imported("pump", rows(600, "90"));
    confirm(pump);
    var version = trained(pump, Task.ANOMALY, "mahalanobis", "watch");
    assertEquals(List.of(stretch()), version.card().leftOut());
    var run = workbench.runs().get(version.runId());
    assertEquals(
        stretch().from() + ".." + stretch().until(), run.parameters().get(TrainingRun.LEFT_OUT));
    assertTrue(
        workbench.runs().log(run.id()).contains("left out as known anomalies: 20 rows"),
        workbench.runs().log(run.id()));
    var forecaster = trained(pump, Task.FORECAST, "seasonal-naive", "ahead");
    assertEquals(List.of(), forecaster.card().leftOut());
  }

  @Test
  void what_was_trained_with_labels_is_proved_after_they_are_gone() throws IOException {
    var pump = imported("pump", rows(600, "90"));
    var label = confirm(pump);
    var version = trained(pump, Task.ANOMALY, "mahalanobis", "watch");
    workbench.review().takeBack(label.id());
    var proof = workbench.proving().prove(version, Progress.NONE);
    assertTrue(proof.holds(), proof.toString());
    var figures = workbench.chartProving().run(version.runId(), Progress.NONE);
    assertTrue(figures.holds(), figures.toString());
    var again = trained(pump, Task.ANOMALY, "mahalanobis", "watch");
    assertFalse(Arrays.equals(model(version), model(again)), "without labels all rows are learnt");
  }

  @Test
  void what_waits_leaves_out_what_was_known_when_it_was_asked_for() throws IOException {
    var pump = imported("pump", rows(600, "90"));
    var label = confirm(pump);
    var request = request(pump);
    var waiting = workbench.trainings().enqueue(request);
    var plan =
        new SearchPlan(List.of("ridge-ar"), Map.of(), false, 1, Duration.ofMinutes(5), "", 5);
    var searching = workbench.trainings().enqueue(request, plan);
    workbench.review().takeBack(label.id());
    for (var run : List.of(waiting, searching)) {
      var version = workbench.trainings().run(run.id(), Progress.NONE);
      assertEquals(List.of(stretch()), version.card().leftOut());
    }
    assertEquals(
        List.of(), workbench.models().train(request, Progress.NONE).card().leftOut(), "by now");
  }

  @Test
  void training_anew_on_later_rows_leaves_out_what_was_confirmed_in_the_earlier_ones()
      throws IOException {
    var first = imported("pump", rows(600, "90"));
    var version = trained(first, Task.ANOMALY, "mahalanobis", "watch");
    confirm(first);
    imported("pump", rows(900, "90"));
    var training = workbench.retraining().retrain(version, Trigger.MANUAL, Progress.NONE);
    var made = workbench.models().get(Long.toString(training.version().orElseThrow()));
    assertEquals("pump v2", made.card().dataset());
    assertEquals(List.of(stretch()), made.card().leftOut());
  }

  @Test
  void a_race_takes_no_confirmed_anomaly_for_normal() throws IOException {
    var pump = imported("pump", rows(600, "90"));
    double before = quiet(pump);
    confirm(pump);
    double after = quiet(pump);
    assertTrue(after < before, after + " < " + before);
  }

  private double quiet(Dataset dataset) {
    return workbench.review().quickRace(dataset, "", 60, Progress.NONE).rows().stream()
        .filter(row -> row.method().equals("mahalanobis"))
        .findFirst()
        .orElseThrow()
        .quiet()
        .value();
  }

  private Label confirm(Dataset dataset) {
    var said = Said.of(Verdict.ANOMALY);
    return workbench.review().say(dataset, "", stretch(), said, "ada");
  }

  private static Interval stretch() {
    return new Interval(micros(FROM), micros(UNTIL));
  }

  private static long micros(int row) {
    return START.plusHours(row).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
  }

  private static TrainRequest request(Dataset dataset) {
    return new TrainRequest(dataset, "", Task.ANOMALY, "mahalanobis", Map.of(), .6, .2, "watch");
  }

  private double level(ModelVersion version, Dataset dataset) {
    return workbench.models().score(version, dataset, "", Progress.NONE).alarms().level()[0];
  }

  private byte[] model(ModelVersion version) throws IOException {
    ModelCard card = version.card();
    var frame = Fitting.rows(workbench.datasets().frame(dataset(card), card.entity()), "");
    var fitting = Fitting.of(FitPlan.of(card), frame, Progress.NONE);
    var bytes = new ByteArrayOutputStream();
    fitting.payload().write(bytes);
    return bytes.toByteArray();
  }

  private Dataset dataset(ModelCard card) {
    return workbench.datasets().ofHash(card.dataSha256()).getFirst();
  }

  /// Two channels, noise around a daily course; far off in a stretch of the rows learnt from.
  private static String rows(int count, String there) {
    var random = new Random(1);
    var text = new StringBuilder("timestamp,flow,heat\n");
    for (int row = 0; row < count; row++) {
      double day = Math.sin(row * Math.PI / 12);
      boolean strange = row >= FROM && row < UNTIL;
      double flow = 10 + 3 * day + .3 * random.nextGaussian();
      double heat = 40 + 5 * day + .3 * random.nextGaussian();
      text.append(START.plusHours(row)).append(',');
      text.append(strange ? there : Double.toString(flow)).append(',');
      text.append(strange ? there : Double.toString(heat)).append('\n');
    }
    return text.toString();
  }
}
