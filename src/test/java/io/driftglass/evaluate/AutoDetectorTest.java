package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Events;
import io.driftglass.detect.method.Detectors;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.metric.VolumeMetrics;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AutoDetectorTest {
  @Test
  void one_channel_is_told_by_its_past_and_many_are_watched_together() {
    assertEquals("ridge-ar", chosen(noise(500, 1)));
    assertEquals("ridge-ar", chosen(noise(500, 3)));
    assertEquals("pca-ar", chosen(noise(500, 8)));
    assertEquals("robust-z", chosen(noise(20, 1)));
  }

  @Test
  void one_channel_with_a_time_of_day_is_compared_with_the_same_time_before() {
    assertEquals("seasonal-residual", chosen(every(Duration.ofMinutes(30), 1)));
    assertEquals("ridge-ar", chosen(every(Duration.ofDays(1), 1)));
    assertEquals("ridge-ar", chosen(every(Duration.ofMinutes(30), 2)));
  }

  private static Frame every(Duration step, int channels) {
    var frame = noise(500, channels);
    long micros = TimeUnit.NANOSECONDS.toMicros(step.toNanos());
    return Frame.of(
        new Clock.Wall(),
        LongStream.range(0, 500).map(row -> row * micros).toArray(),
        frame.channels(),
        IntStream.range(0, channels).mapToObj(frame::column).toArray(double[][]::new));
  }

  @Test
  void a_short_history_that_wanders_is_not_believed_too_much() {
    var wanders = noise(500, 8);
    for (int row = 0; row < 500; row++) wanders.column(2)[row] += row / 100.;
    var choice = choice(wanders);
    assertEquals("smoothed-distance", choice.method());
    assertTrue(
        choice.because().startsWith("its 500 rows wander: after "),
        "says why: " + choice.because());
  }

  @Test
  void every_choice_is_tried_on_rows_kept_out_and_says_so() {
    var tried = "Learnt from 400 rows and tried on the next 100, it called 0 of these strange.";
    for (var frame : List.of(noise(500, 1), noise(500, 3), every(Duration.ofMinutes(30), 1))) {
      var said = choice(frame).because();
      assertTrue(said.endsWith(". " + tried), said);
    }
    var few = choice(noise(32, 1)).because();
    assertTrue(few.endsWith(". There are too few rows to keep some out and try it on them."), few);
  }

  @Test
  void where_too_many_rows_kept_out_are_called_strange_another_is_taken_that_calls_fewer() {
    var wilder = noise(6000, 8);
    for (int c = 0; c < 8; c++) {
      for (int row = 4800; row < 6000; row++) wilder.column(c)[row] += wilder.column(c)[row] - .5;
    }
    var choice = choice(wilder);
    assertEquals("smoothed-distance", choice.method());
    assertTrue(
        choice
            .because()
            .matches(
                "Principal components beside autoregression, learnt from 4800 rows and tried on the"
                    + " next 1200, called \\d+ of these strange\\. Tried so, it called \\d+\\."),
        choice.because());
  }

  /// A level that nothing before tells of, and that none of them allows for.
  @Test
  void where_no_other_calls_fewer_the_choice_stays_and_tells_of_many_alarms() {
    var changed = noise(500, 1);
    for (int row = 400; row < 500; row++) changed.column(0)[row] = 30 + 9 * (row % 2);
    var choice = choice(changed);
    assertEquals("ridge-ar", choice.method());
    assertTrue(
        choice.because().endsWith(" of these strange: expect many alarms."), choice.because());
  }

  @Test
  void names_order_and_units_of_the_channels_do_not_matter() {
    var frame = noise(600, 6);
    var other =
        Frame.of(
            frame.clock(),
            frame.ticks(),
            IntStream.range(0, 6).mapToObj(c -> Channel.target("other" + c)).toList(),
            IntStream.range(0, 6)
                .mapToObj(c -> DoubleStream.of(frame.column(5 - c)).map(v -> 1000 * v).toArray())
                .toArray(double[][]::new));
    assertEquals(choice(frame), choice(other));
    assertArrayEquals(auto(frame), auto(other), 1e-6);
  }

  /// Whatever is chosen for so many channels: each in a unit of its own, and far from 0.
  @Test
  void its_figures_hold_when_every_channel_changes_name_place_and_unit() {
    for (int channels : new int[] {1, 3, 10}) {
      var normal = related(2000, channels);
      int[] all = IntStream.range(0, channels).toArray();
      var planted = PlantedFaults.in(normal.slice(1000, 2000), all, 5);
      double plain = vus(normal.slice(0, 1000), planted.frame(), planted.truth());
      double other = vus(turned(normal.slice(0, 1000)), turned(planted.frame()), planted.truth());
      assertEquals(plain, other, .03 * plain, channels + " channels");
    }
  }

  private static Frame turned(Frame frame) {
    int channels = frame.channels().size();
    return Frame.of(
        frame.clock(),
        frame.ticks(),
        IntStream.range(0, channels).mapToObj(c -> Channel.target("tag " + c)).toList(),
        IntStream.range(0, channels)
            .mapToObj(
                c -> {
                  double unit = Math.pow(10, c % 7 - 3);
                  double[] column = frame.column(channels - 1 - c);
                  return DoubleStream.of(column).map(v -> unit * (v + 40)).toArray();
                })
            .toArray(double[][]::new));
  }

  /// What is known of columns by name, place, unit or number tells nothing of faults.
  @Test
  void its_figures_hold_when_columns_are_dropped_or_joined_by_noise() {
    var normal = related(3000, 10);
    int[] all = IntStream.range(0, 10).toArray();
    var planted = PlantedFaults.in(normal.slice(1500, 3000), all, 5);
    double plain = vus(normal.slice(0, 1500), planted.frame(), planted.truth());
    assertTrue(plain > .5, "VUS-PR " + plain);
    double joined =
        vus(joined(normal.slice(0, 1500), 1), joined(planted.frame(), 2), planted.truth());
    assertEquals(plain, joined, .05 * plain, "with a column of noise");
    // Another column that stays sound, beside those of which some break.
    var without = normal.select(channel -> !channel.name().equals("c9"));
    var damaged = PlantedFaults.in(normal.slice(1500, 3000), IntStream.range(0, 9).toArray(), 5);
    double with = vus(normal.slice(0, 1500), damaged.frame(), damaged.truth());
    double dropped =
        vus(
            without.slice(0, 1500),
            damaged.frame().select(channel -> !channel.name().equals("c9")),
            damaged.truth());
    assertEquals(with, dropped, .05 * with, "without a column");
  }

  private static double vus(Frame train, Frame test, boolean[] truth) {
    var fitted = AutoDetector.METHOD.withDefaults().fit(train, Progress.NONE);
    double[] scores = fitted.score(test, Progress.NONE).total();
    return VolumeMetrics.of(truth, scores, 100).vusPr().value();
  }

  /// Channels that share two courses.
  private static Frame related(int rows, int channels) {
    var random = new Random(2);
    var columns = new double[channels][rows];
    double[] shared = new double[2];
    for (int t = 0; t < rows; t++) {
      for (int s = 0; s < 2; s++) shared[s] = .8 * shared[s] + random.nextGaussian();
      for (int c = 0; c < channels; c++) {
        columns[c][t] = shared[c % 2] + .3 * random.nextGaussian();
      }
    }
    return framed(columns);
  }

  private static Frame joined(Frame frame, long seed) {
    int channels = frame.channels().size();
    var columns =
        Stream.concat(
                IntStream.range(0, channels).mapToObj(frame::column),
                Stream.of(new Random(seed).doubles(frame.rows()).toArray()))
            .toArray(double[][]::new);
    return framed(columns);
  }

  private static Frame framed(double[][] columns) {
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, columns[0].length).toArray(),
        IntStream.range(0, columns.length).mapToObj(c -> Channel.target("c" + c)).toList(),
        columns);
  }

  @Test
  void a_clock_that_goes_otherwise_changes_no_score() {
    for (int channels : new int[] {1, 3, 8}) {
      var frame = every(Duration.ofMinutes(30), channels);
      var later =
          Frame.of(
              frame.clock(),
              LongStream.of(frame.ticks()).map(t -> t + TimeUnit.DAYS.toMicros(700)).toArray(),
              frame.channels(),
              IntStream.range(0, channels).mapToObj(frame::column).toArray(double[][]::new));
      assertArrayEquals(auto(frame), auto(later), channels + " channels");
    }
  }

  @Test
  void a_fault_is_found_wherever_the_test_begins() {
    var frame = related(1200, 8);
    for (int row = 1000; row < 1040; row++) frame.column(3)[row] += 6;
    var fitted = AutoDetector.METHOD.withDefaults().fit(frame.slice(0, 800), Progress.NONE);
    for (int from : new int[] {800, 853, 930, 990}) {
      var test = frame.slice(from, 1200);
      double[] scores = fitted.score(test, Progress.NONE).total();
      var alarms =
          Thresholds.alarms(fitted.decision().threshold(), test, scores, fitted.reference());
      boolean[] inside = Events.inside(scores, alarms, fitted.decision());
      for (int row = from; row < 990; row++) assertFalse(inside[row - from], "row " + row);
      for (int row = 1000; row < 1040; row++) assertTrue(inside[row - from], "row " + row);
    }
  }

  @Test
  void too_few_rows_for_a_model_fall_back_and_say_so() throws IOException {
    var few = noise(20, 3);
    var fitted = AutoDetector.METHOD.withDefaults().fit(few, Progress.NONE);
    assertEquals(
        "Fallback, no model: Robust z-score, because there are only 20 rows to learn from",
        fitted.reason());
    var strict = AutoDetector.METHOD.with(Map.of("fallback-threshold", "40"));
    var set = strict.fit(few, Progress.NONE);
    assertEquals(new Threshold.Fixed(40), set.decision().threshold());
    var out = new ByteArrayOutputStream();
    set.write(out);
    var back = strict.read(new ByteArrayInputStream(out.toByteArray()));
    assertEquals(new Threshold.Fixed(40), back.decision().threshold());
  }

  private static double[] auto(Frame frame) {
    var fitted = AutoDetector.METHOD.withDefaults().fit(frame.slice(0, 300), Progress.NONE);
    return fitted.score(frame, Progress.NONE).total();
  }

  private static AutoDetector.Choice choice(Frame frame) {
    return ((AutoDetector) AutoDetector.METHOD.withDefaults()).choose(frame, Progress.NONE);
  }

  private static String chosen(Frame frame) {
    return choice(frame).method();
  }

  @Test
  void it_says_what_it_took_and_why() {
    var fitted = AutoDetector.METHOD.withDefaults().fit(noise(500, 8), Progress.NONE);
    assertEquals(
        "Principal components beside autoregression, because its 8 channels can be watched together"
            + " and each by its own past, and its 500 rows tell of one another. Learnt from 400"
            + " rows and tried on the next 100, it called 0 of these strange.",
        fitted.reason());
  }

  @Test
  void its_scores_are_those_of_the_detector_it_took() {
    var frame = noise(500, 1);
    assertArrayEquals(
        score("ridge-ar", frame),
        AutoDetector.METHOD
            .withDefaults()
            .fit(frame, Progress.NONE)
            .score(frame, Progress.NONE)
            .total());
  }

  @Test
  void a_reloaded_choice_gives_the_same_scores_and_reason() throws IOException {
    var frame = noise(500, 5);
    var fitted = AutoDetector.METHOD.withDefaults().fit(frame, Progress.NONE);
    var out = new ByteArrayOutputStream();
    fitted.write(out);
    var reloaded =
        AutoDetector.METHOD.withDefaults().read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(
        fitted.score(frame, Progress.NONE).total(), reloaded.score(frame, Progress.NONE).total());
    assertEquals(fitted.reason(), reloaded.reason());
  }

  @Test
  void a_stream_gets_the_detector_that_starts_from_nothing() {
    assertTrue(AutoDetector.METHOD.withDefaults().forStream().learnsOnline());
  }

  @Test
  void it_stands_first_in_the_catalogue() {
    assertEquals("auto", AutoDetector.CATALOGUE.getFirst().id());
    assertEquals(Detectors.ALL.size() + 1, AutoDetector.CATALOGUE.size());
  }

  private static double[] score(String id, Frame frame) {
    return Detectors.find(id)
        .withDefaults()
        .fit(frame, Progress.NONE)
        .score(frame, Progress.NONE)
        .total();
  }

  private static Frame noise(int rows, int channels) {
    var random = new Random(1);
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        IntStream.range(0, channels).mapToObj(c -> Channel.target("c" + c)).toList(),
        IntStream.range(0, channels)
            .mapToObj(c -> random.doubles(rows).toArray())
            .toArray(double[][]::new));
  }
}
