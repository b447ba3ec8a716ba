package io.driftglass.prepare;

import static io.driftglass.prepare.Made.NONE;
import static io.driftglass.prepare.Made.x;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.prepare.step.Place;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CleaningTest {
  private static double[] repeat(double value, int times) {
    var values = new double[times];
    Arrays.fill(values, value);
    return values;
  }

  @Test
  void a_gap_up_to_the_limit_is_filled_whole_and_a_longer_one_not_at_all() {
    var frame = Made.column(1, NONE, NONE, 4, NONE, NONE, NONE, 8);
    assertArrayEquals(
        new double[] {1, 2, 3, 4, NONE, NONE, NONE, 8},
        x(frame, "fill:by=linear,most=2 min"),
        1e-12);
  }

  @Test
  void what_was_filled_is_marked_until_it_is_emptied() {
    var filled = Made.run(Made.column(1, NONE, 3, 100), "fill:by=linear").frame();
    assertEquals(BitSet.valueOf(new long[] {2}), filled.filled(0));
    var emptied = Made.run(filled, "sentinel:values=2").frame();
    assertTrue(emptied.filled(0).isEmpty());
  }

  @Test
  void marks_follow_their_rows_when_others_are_dropped() {
    var frame = Made.frame(List.of("x", "y"), new double[] {1, NONE, 3}, new double[] {NONE, 5, 6});
    var after = Made.run(frame, "fill:channels=x", "drop-rows:channels=y").frame();
    assertArrayEquals(new double[] {2, 3}, after.column(0), 1e-12);
    assertEquals(BitSet.valueOf(new long[] {1}), after.filled(0));
  }

  @Test
  void each_way_of_filling_puts_what_it_says() {
    var frame = Made.column(1, 5, NONE, 9, 9);
    assertArrayEquals(new double[] {1, 5, 5, 9, 9}, x(frame, "fill:by=previous"));
    assertArrayEquals(new double[] {1, 5, 6, 9, 9}, x(frame, "fill:by=mean"));
    assertArrayEquals(new double[] {1, 5, 7, 9, 9}, x(frame, "fill:by=median"));
    assertArrayEquals(new double[] {1, 5, -3, 9, 9}, x(frame, "fill:by=constant,value=-3"));
    double[] cube = {0, 1, 8, NONE, 64, 125, 216};
    assertEquals(27, x(Made.column(cube), "fill:by=spline")[3], 1.5);
  }

  @Test
  void a_season_is_found_and_continued_through_a_gap() {
    var values = new double[24 * 12];
    for (int row = 0; row < values.length; row++) {
      values[row] = 10 + Math.sin(2 * Math.PI * row / 24) + row * .01;
    }
    var broken = values.clone();
    Arrays.fill(broken, 100, 118, NONE);
    double[] mended = x(Made.column(broken), "fill:by=seasonal,most=20 rows");
    for (int row = 100; row < 118; row++) assertEquals(values[row], mended[row], .25, "row " + row);
  }

  @Test
  void other_channels_tell_what_is_missing() {
    var x = new double[200];
    var y = new double[200];
    var z = new double[200];
    for (int row = 0; row < 200; row++) {
      y[row] = Math.sin(row / 5.0);
      z[row] = Math.cos(row / 7.0);
      x[row] = 3 + 2 * y[row] - z[row];
    }
    double truth = x[90];
    x[90] = NONE;
    var frame = Made.frame(List.of("x", "y", "z"), x, y, z);
    assertEquals(truth, x(frame, "fill:by=ridge")[90], .02);
    assertEquals(truth, x(frame, "fill:by=neighbours")[90], .3);
  }

  @Test
  void a_channel_without_a_value_stays_missing_and_is_named() {
    var made = Made.run(Made.column(NONE, NONE, NONE), "fill:by=mean");
    assertArrayEquals(new double[] {NONE, NONE, NONE}, made.frame().column(0));
    assertEquals(
        List.of("x holds no value at all: nothing to fill from."),
        made.reports().getFirst().notes());
  }

  @Test
  void a_single_value_fills_by_its_mean() {
    assertArrayEquals(new double[] {4, 4, 4}, x(Made.column(NONE, 4, NONE), "fill:by=mean"));
  }

  @Test
  void a_spike_is_an_outlier_of_a_constant_by_every_measure_and_a_constant_has_none() {
    var values = repeat(5, 100);
    var spike = values.clone();
    spike[50] = 9;
    for (var by : List.of("hampel", "z", "robust-z", "iqr")) {
      var report = Made.run(Made.column(spike), "outliers:by=" + by).reports().getFirst();
      assertEquals(1, report.emptied(), by);
      assertEquals(
          0, Made.run(Made.column(values), "outliers:by=" + by).reports().getFirst().emptied(), by);
    }
  }

  @Test
  void where_99_in_100_values_are_equal_the_others_are_outliers_of_the_median_based_measures() {
    var values = repeat(5, 1000);
    for (int row = 0; row < 1000; row += 100) values[row] = 6;
    for (var by : List.of("hampel", "robust-z", "iqr")) {
      var report = Made.run(Made.column(values), "outliers:by=" + by).reports().getFirst();
      assertEquals(10, report.emptied(), by);
    }
  }

  @Test
  void the_steps_of_a_coarse_sensor_are_no_outliers_and_a_spike_in_it_is_one() {
    var values = new double[600];
    for (int row = 0; row < 600; row++) values[row] = row % 13 == 0 ? .5 : row % 29 == 0 ? -.5 : 0;
    values[300] = 9;
    double[] mended = x(Made.column(values), "outliers:by=hampel,window=31 rows");
    assertTrue(Double.isNaN(mended[300]));
    assertEquals(1, Arrays.stream(mended).filter(Double::isNaN).count());
  }

  @Test
  void outliers_of_sensors_with_tiny_units_are_found_alike() {
    var values = new double[400];
    for (int row = 0; row < 400; row++) values[row] = 1e-12 * Math.sin(row / 20.0);
    values[111] = 5e-12;
    double[] mended = x(Made.column(values), "outliers");
    assertTrue(Double.isNaN(mended[111]));
    assertEquals(1, Arrays.stream(mended).filter(Double::isNaN).count());
  }

  @Test
  void a_row_whose_channels_do_not_go_together_is_made_missing_by_the_forest() {
    var random = new Random(3);
    var x = new double[500];
    var y = new double[500];
    for (int row = 0; row < 500; row++) {
      x[row] = random.nextDouble();
      y[row] = x[row];
    }
    x[250] = 3;
    y[250] = -2;
    var frame = Made.frame(List.of("x", "y"), x, y);
    var mended = Made.run(frame, "isolation:limit=0.75").frame();
    for (int channel = 0; channel < 2; channel++) {
      assertTrue(Double.isNaN(mended.column(channel)[250]));
      assertEquals(1, Arrays.stream(mended.column(channel)).filter(Double::isNaN).count());
    }
  }

  @Test
  void the_forest_judges_no_row_with_a_missing_value_and_none_where_too_few_are_whole() {
    var values = repeat(5, 100);
    values[10] = NONE;
    values[50] = 90;
    double[] mended = x(Made.column(values), "isolation");
    assertTrue(Double.isNaN(mended[50]));
    assertEquals(2, Arrays.stream(mended).filter(Double::isNaN).count());
    var report = Made.run(Made.column(1, 2, 900), "isolation").reports().getFirst();
    assertEquals(0, report.emptied());
    assertEquals(
        List.of("Fewer than 8 whole rows were there to learn from: none counts as strange."),
        report.notes());
  }

  @Test
  void a_clipped_outlier_lies_on_the_limit() {
    double[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 100};
    double[] clipped = x(Made.column(values), "outliers:by=iqr,limit=1.5,then=clip");
    // quartiles 2.25 and 6.75: the upper fence is 6.75 + 1.5 * 4.5
    assertEquals(13.5, clipped[9], 1e-12);
  }

  @Test
  void what_stands_still_long_enough_is_missing_and_spared_values_stay() {
    var values = new double[] {1, 2, 2, 2, 3, 0, 0, 0, 0, 4};
    assertArrayEquals(
        new double[] {1, NONE, NONE, NONE, 3, 0, 0, 0, 0, 4},
        x(Made.column(values), "stuck:after=3 min,spare=0"));
    assertArrayEquals(values, x(Made.column(values), "stuck:after=4 min,spare=0"));
  }

  @Test
  void a_constant_channel_is_not_called_stuck() {
    var made = Made.run(Made.column(7, 7, 7, 7), "stuck:after=2 rows");
    assertArrayEquals(new double[] {7, 7, 7, 7}, made.frame().column(0));
    assertEquals(
        List.of("x is constant or empty and left as is."), made.reports().getFirst().notes());
  }

  @Test
  void of_rows_with_one_stamp_the_chosen_one_stays() {
    long[] ticks = {0, 1, 1, 1, 2, 2};
    var frame = Made.at(ticks, List.of("x"), new double[] {1, 2, 2, 8, 5, 5});
    assertArrayEquals(new double[] {1, 2, 5}, x(frame, "duplicates:keep=first"));
    assertArrayEquals(new double[] {1, 8, 5}, x(frame, "duplicates:keep=last"));
    assertArrayEquals(new double[] {1, 4, 5}, x(frame, "duplicates:keep=mean"), 1e-12);
    assertArrayEquals(new double[] {1, 5}, x(frame, "duplicates:keep=agreeing"));
    var different = Made.run(frame, "duplicates:keep=different");
    assertArrayEquals(new double[] {1, 2, 8, 5}, different.frame().column(0));
    assertEquals(
        List.of("2 rows repeat another row exactly, 1 have its stamp and other values."),
        different.reports().getFirst().notes());
  }

  @Test
  void stretches_are_closed_and_stamped_where_the_user_says() {
    var frame =
        Made.at(new long[] {0, 1, 2, 3, 4, 9}, List.of("x"), new double[] {1, 2, 3, 4, 5, 6});
    var start = Made.run(frame, "resample:every=2 rows,by=sum").frame();
    assertArrayEquals(new long[] {0, 2, 4, 6, 8}, start.ticks());
    assertArrayEquals(new double[] {3, 7, 5, NONE, 6}, start.column(0));
    var end = Made.run(frame, "resample:every=2 rows,by=sum,closed=end,stamp=end").frame();
    assertArrayEquals(new long[] {0, 2, 4, 6, 8, 10}, end.ticks());
    assertArrayEquals(new double[] {1, 5, 9, NONE, NONE, 6}, end.column(0));
  }

  @Test
  void a_day_of_25_hours_is_one_day() {
    var zone = ZoneId.of("Europe/Berlin");
    var start = Clock.micros(Instant.parse("2026-10-23T22:00:00Z"));
    var ticks = new long[24 * 4];
    for (int row = 0; row < ticks.length; row++) ticks[row] = start + row * 3_600_000_000L;
    var frame =
        Frame.of(
            new Clock.Utc(zone),
            ticks,
            List.of(Channel.target("x")),
            new double[][] {repeat(1, ticks.length)});
    var days = Made.run(frame, "resample:every=1 d,by=count").frame();
    assertArrayEquals(new double[] {24, 25, 24, 23}, days.column(0));
    assertEquals("2026-10-25T00:00+02:00", days.clock().text(days.tick(1)));
    assertEquals("2026-10-26T00:00+01:00", days.clock().text(days.tick(2)));
  }

  @Test
  void a_scale_is_learnt_on_the_first_rows_alone() {
    double[] values = {0, 2, 4, 100};
    double[] scaled = x(Made.column(values), "scale:by=range,learn=0.75");
    assertArrayEquals(new double[] {0, .5, 1, 25}, scaled, 1e-12);
  }

  @Test
  void a_constant_channel_is_scaled_to_0_and_excluded() {
    var made = Made.run(Made.column(7, 7, NONE, 9), "scale:learn=0.5");
    assertArrayEquals(new double[] {0, 0, NONE, 0}, made.frame().column(0));
    assertEquals(Role.IGNORED, made.frame().channel(0).role());
    assertEquals(
        List.of("x is constant where it was learnt: 0 and excluded."),
        made.reports().getFirst().notes());
  }

  @Test
  void what_is_learnt_can_come_from_another_series() {
    var recipe = new Recipe(List.of(RecipeStep.parse("scale:by=range")));
    var scaled =
        new Preparation(recipe, Place.alone(Progress.NONE), Preparation.Watch.NOBODY)
            .run(Made.column(5, 15), Optional.of(Made.column(0, 10)));
    assertArrayEquals(new double[] {.5, 1.5}, scaled.frame().column(0), 1e-12);
  }

  @Test
  void units_are_converted_and_named() {
    var bar = new Channel("p [bar]", "bar", Kind.NUMBER, Role.TARGET, List.of());
    var frame = Frame.of(new Clock.Wall(), new long[] {0}, List.of(bar), new double[][] {{1.5}});
    var after = Made.run(frame, "convert:channels=p [bar],to=kPa").frame();
    assertEquals("p [kPa]", after.channel(0).name());
    assertEquals(150, after.column(0)[0], 1e-12);
    assertEquals(212, Made.x(Made.column(100), "convert:channels=x,from=°C,to=°F")[0], 1e-9);
    assertThrows(InvalidSetting.class, () -> Made.run(frame, "convert:channels=p [bar],to=°C"));
  }

  @Test
  void texts_become_numbers_with_a_report() {
    var texts = List.of("1,5", "1e3", "N/A", "\u22123", "21 °C");
    var channel = new Channel("x", "", Kind.CATEGORY, Role.TARGET, texts);
    var frame =
        Frame.of(
            new Clock.Wall(),
            new long[] {0, 1, 2, 3, 4, 5},
            List.of(channel),
            new double[][] {{0, 1, 2, 3, 4, NONE}});
    var made = Made.run(frame, "type:channels=x,decimal=comma");
    assertArrayEquals(new double[] {1.5, 1000, NONE, -3, 21, NONE}, made.frame().column(0), 1e-12);
    assertEquals(
        List.of("x: 4 texts became numbers, 1 could not, such as 'N/A'."),
        made.reports().getFirst().notes());
  }

  @Test
  void another_dataset_joins_by_the_nearest_row_before() {
    var other = Made.at(new long[] {0, 10, 20}, List.of("x"), new double[] {1, 2, 3});
    var frame = Made.at(new long[] {1, 9, 14, 40}, List.of("x"), new double[] {0, 0, 0, 0});
    var place = new Place("", (dataset, entity) -> other, Progress.NONE);
    var recipe = new Recipe(List.of(RecipeStep.parse("join:with=w,within=5 rows")));
    var after =
        new Preparation(recipe, place, Preparation.Watch.NOBODY).run(frame, Optional.empty());
    assertEquals("x (2)", after.frame().channel(1).name());
    assertArrayEquals(new double[] {1, 1, 2, 3}, after.frame().column(1));
  }

  @Test
  void all_rows_filtered_is_said() {
    var made = Made.run(Made.column(NONE, NONE), "drop-rows", "fill", "scale", "outliers");
    assertEquals(0, made.frame().rows());
    assertEquals(List.of("No row is left."), made.reports().getFirst().notes());
  }

  @Test
  void a_channel_with_a_plus_in_its_name_is_meant_whole() {
    var frame = Made.frame(List.of("a", "a+b", "b"), repeat(1, 2), repeat(2, 2), repeat(3, 2));
    var after = Made.run(frame, "drop:channels=a+b+a").frame();
    assertEquals(List.of("b"), after.channels().stream().map(Channel::name).toList());
  }

  @Test
  void a_channel_that_is_not_there_is_named_with_those_that_are() {
    var wrong =
        assertThrows(SchemaMismatch.class, () -> Made.run(Made.column(1), "fill:channels=T9"));
    assertEquals("There is no channel 'T9'.", wrong.getMessage());
    assertEquals("There are 1: x.", wrong.remedy());
  }

  @Test
  void a_value_of_a_step_may_hold_commas_and_ends_where_a_setting_begins() {
    var step = RecipeStep.parse("fill:channels=a, b,by=mean,most=1 h");
    assertEquals("a, b", step.settings().get("channels"));
    assertEquals("mean", step.settings().get("by"));
    assertThrows(InvalidSetting.class, () -> RecipeStep.parse("fill:mean"));
  }

  @Test
  void a_step_that_is_off_does_nothing_and_does_not_count_in_the_hash() {
    var fill = RecipeStep.of("fill");
    var with = new Recipe(List.of(fill, RecipeStep.of("scale").switched(true)));
    assertEquals(new Recipe(List.of(fill)).sha256(), with.sha256());
  }
}
