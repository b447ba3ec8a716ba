package io.driftglass.prepare;

import static io.driftglass.prepare.Made.NONE;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.prepare.feature.FeatureSteps;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

final class FeaturesTest {
  private static final List<String> STEPS =
      List.of(
          "lag:k=1+2+7",
          "change:k=1+3",
          "rolling:figures=mean+std+min+max+slope+q10+q50,window=9 rows",
          "rolling:figures=mean+std+min+max+slope+q90,window=25 min",
          "ewma:half-life=5 rows",
          "ewma:half-life=12 min",
          "calendar:parts=hour+weekday+month+day-of-year,form=number",
          "calendar:parts=hour+weekday+month+day-of-year",
          "spectrum:window=16,bands=4,every=3",
          "spectrum:window=16,every=1",
          "ratio:channels=x+y");

  @Test
  void the_proof_against_looking_ahead_covers_every_feature() {
    for (var method : FeatureSteps.ALL) {
      assertTrue(STEPS.stream().anyMatch(s -> s.startsWith(method.id() + ":")), method.id());
    }
  }

  /// Rows, values and stamps after a row are replaced, dropped or added at random: nothing up to
  /// that row may change in a single bit.
  @TestFactory
  Stream<DynamicTest> a_feature_is_unchanged_when_anything_after_it_changes() {
    return STEPS.stream()
        .map(
            step ->
                DynamicTest.dynamicTest(
                    step,
                    () -> {
                      for (int seed = 0; seed < 60; seed++) unchanged(step, new Random(seed));
                    }));
  }

  private static void unchanged(String step, Random random) {
    int known = 1 + random.nextInt(80);
    var none = Made.at(new long[0], List.of("x", "y"), new double[0], new double[0]);
    var first = joined(none, random, known + random.nextInt(60));
    var second = joined(first.slice(0, known), random, random.nextInt(60));
    var one = Made.run(first, step).frame();
    var other = Made.run(second, step).frame();
    assertEquals(one.channels(), other.channels());
    for (int c = 0; c < one.channels().size(); c++) {
      assertArrayEquals(
          Arrays.copyOf(one.column(c), known),
          Arrays.copyOf(other.column(c), known),
          step + ", " + one.channel(c).name());
    }
  }

  private static Frame joined(Frame before, Random random, int more) {
    int rows = before.rows() + more;
    long[] ticks = Arrays.copyOf(before.ticks(), rows);
    var columns = new double[2][];
    for (int c = 0; c < 2; c++) columns[c] = Arrays.copyOf(before.column(c), rows);
    for (int row = before.rows(); row < rows; row++) {
      ticks[row] = (row == 0 ? 0 : ticks[row - 1]) + random.nextInt(5) * Made.MINUTE;
      for (var column : columns) {
        column[row] = random.nextInt(6) == 0 ? NONE : random.nextGaussian() * 1e3;
      }
    }
    return Made.at(ticks, List.of("x", "y"), columns);
  }

  private static double[] added(Frame frame, String step, String name) {
    var after = Made.run(frame, step).frame();
    int at = after.indexOf(name);
    assertTrue(
        at >= 0, () -> name + " in " + after.channels().stream().map(Channel::name).toList());
    return after.column(at);
  }

  @Test
  void lags_and_changes_are_those_of_the_rows_before() {
    var frame = Made.column(1, 4, NONE, 9);
    assertArrayEquals(new double[] {NONE, NONE, 1, 4}, added(frame, "lag:k=1+2", "x lag 2"));
    assertArrayEquals(new double[] {NONE, 3, NONE, NONE}, added(frame, "change", "x change 1"));
  }

  @Test
  void features_are_inputs_unless_they_are_to_be_watched() {
    var frame = Made.column(1, 2);
    assertEquals(Role.INPUT, Made.run(frame, "lag").frame().channel(1).role());
    assertEquals(Role.TARGET, Made.run(frame, "lag:as=target").frame().channel(1).role());
  }

  @Test
  void a_window_of_time_and_a_window_of_rows_differ_where_rows_are_missing() {
    long[] ticks = {0, Made.MINUTE, 5 * Made.MINUTE};
    var frame = Made.at(ticks, List.of("x"), new double[] {1, 3, 5});
    assertArrayEquals(
        new double[] {1, 2, 4},
        added(frame, "rolling:figures=mean,window=2 rows,least=1", "x mean 2 rows"));
    assertArrayEquals(
        new double[] {1, 2, 5},
        added(frame, "rolling:figures=mean,window=2 min,least=1", "x mean 2 min"));
  }

  @Test
  void a_slope_is_told_per_hour() {
    assertEquals(
        60, added(Made.column(1, 2, 3, 4), "rolling:figures=slope", "x slope 12 rows")[3], 1e-9);
  }

  @Test
  void one_half_life_back_weighs_half() {
    double[] mean = added(Made.column(0, 3), "ewma:half-life=1 rows", "x ewma 1 row");
    assertArrayEquals(new double[] {0, 2}, mean, 1e-12);
  }

  @Test
  void the_calendar_is_that_of_the_zone_of_the_data() throws IOException {
    var frame =
        Frame.of(
            new Clock.Utc(ZoneId.of("Europe/Berlin")),
            new long[] {Clock.micros(Instant.parse("2026-12-24T23:30:00Z"))},
            List.of(Channel.target("x")),
            new double[][] {{1}});
    var file = folder.resolve("days.txt");
    Files.writeString(file, "date,name\n2026-12-25,Christmas\n# more to come\n");
    var step = "calendar:parts=hour+weekday,form=number,holidays=" + file;
    assertEquals(.5, added(frame, step, "hour")[0]);
    assertEquals(5, added(frame, step, "weekday")[0]);
    assertEquals(1, added(frame, step, "holiday")[0]);
    Files.writeString(file, "2026-12-25\n25.12.2026\n");
    var wrong = assertThrows(InvalidSetting.class, () -> Made.run(frame, step));
    assertEquals("Line 2 of days.txt is no day: '25.12.2026'.", wrong.getMessage());
  }

  @TempDir Path folder;

  @Test
  void a_pure_tone_has_its_power_in_its_band_and_its_frequency_as_centroid() {
    var values = new double[256];
    for (int row = 0; row < 256; row++) values[row] = Math.sin(2 * Math.PI * row * .375);
    var frame = Made.column(values);
    assertTrue(added(frame, "spectrum:bands=2", "x band 2 of 2")[255] > .999);
    assertEquals(.375, added(frame, "spectrum", "x centroid")[255], 1e-3);
  }

  @Test
  void a_ratio_to_zero_is_missing() {
    var frame =
        Made.frame(List.of("x", "y"), new double[] {6, 1, 0, 1}, new double[] {3, 0, 0, 1e-300});
    assertArrayEquals(
        new double[] {2, NONE, NONE, NONE}, added(frame, "ratio:channels=x+y", "x / y"));
  }

  @Test
  void a_day_of_one_minute_rows_has_no_figure_before_its_window_holds_enough() {
    double[] mean =
        added(Made.column(1, NONE, 3, 5), "rolling:figures=mean,window=2 rows", "x mean 2 rows");
    assertArrayEquals(new double[] {NONE, NONE, NONE, 4}, mean);
  }
}
