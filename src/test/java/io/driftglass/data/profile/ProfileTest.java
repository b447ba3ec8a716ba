package io.driftglass.data.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProfileTest {
  private static final double NAN = Double.NaN;

  @Test
  void figures_of_a_small_channel() {
    var channel = profile(1, 2, 3, 4, NAN, 5).channels().getFirst();
    assertEquals(5, channel.count());
    assertEquals(1, channel.missing());
    assertEquals(1, channel.min());
    assertEquals(5, channel.max());
    assertEquals(3, channel.mean());
    assertEquals(Math.sqrt(2.5), channel.std());
    assertEquals(3, channel.median());
    assertEquals(1.04, channel.quantiles().getFirst(), 1e-12);
    assertEquals(20, channel.histogram().size());
    assertEquals(5, channel.histogram().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void zeros_and_values_far_out_are_counted() {
    // The quartiles are 2 and 4: far out begins below -4 and above 10.
    var channel = profile(0, -0.0, 2, 2, 3, 3, 3, 4, 4, 4, 10, 10.1, -4.1).channels().getFirst();
    assertEquals(2, channel.zeros());
    assertEquals(2, channel.outliers());
    assertTrue(channel.isOutlier(10.1));
    assertFalse(channel.isOutlier(10));
    assertEquals(0, profile(1, 1, 1, 1, 1, 1, 9).channels().getFirst().outliers());
  }

  @Test
  void the_months_of_a_calendar_are_even() {
    var clock = new Clock.Wall();
    var first = LocalDate.of(2001, 1, 1);
    var ticks =
        IntStream.range(0, 36)
            .filter(month -> month != 20)
            .mapToLong(month -> first.plusMonths(month).toEpochDay() * 86_400_000_000L)
            .toArray();
    var values = IntStream.range(0, ticks.length).mapToDouble(row -> row % 7).toArray();
    var frame = Frame.of(clock, ticks, List.of(Channel.target("x")), new double[][] {values});
    assertEquals(33 / 34., Profile.of(frame, Progress.NONE).evenShare());
  }

  @Test
  void a_counter_goes_one_way() {
    assertTrue(profile(1, 1, NAN, 2, 5).channels().getFirst().monotone());
    assertTrue(profile(5, 4, 4).channels().getFirst().monotone());
    assertFalse(profile(1, 2, 1).channels().getFirst().monotone());
    assertFalse(profile(1, 1, 1).channels().getFirst().monotone());
  }

  @Test
  void a_channel_without_values_has_no_figures() {
    var channel = profile(NAN, NAN, NAN).channels().getFirst();
    assertEquals(0, channel.count());
    assertEquals(NAN, channel.mean());
    assertEquals(NAN, channel.std());
    assertEquals(NAN, channel.median());
    assertEquals(List.of(), channel.histogram());
    assertTrue(channel.constant());
  }

  @Test
  void a_constant_channel_is_named_so() {
    var channel = profile(7, 7, 7, 7).channels().getFirst();
    assertTrue(channel.constant());
    assertEquals(0, channel.std());
    assertEquals(4, channel.stuckRows());
    assertEquals(List.of(4), channel.histogram());
    assertTrue(channel.stationary());
  }

  @Test
  void the_longest_stuck_stretch_is_found() {
    var channel = profile(1, 2, 2, NAN, 2, 2, 2, 5).channels().getFirst();
    assertEquals(3, channel.stuckRows());
    assertEquals(4, channel.stuckFrom());
  }

  @Test
  void gaps_and_repeats_are_counted() {
    var ticks = new long[] {0, 10, 20, 20, 30, 90, 100, 130};
    var frame =
        Frame.of(new Clock.Index("row"), ticks, List.of(Channel.target("x")), new double[1][8]);
    var profile = Profile.of(frame, Progress.NONE);
    assertEquals(10, profile.interval());
    assertEquals(1, profile.duplicates());
    assertEquals(2, profile.gapCount());
    assertEquals(List.of(new Interval(40, 90), new Interval(110, 130)), profile.gaps());
    assertEquals(4 / 7.0, profile.evenShare());
  }

  @Test
  void a_day_and_a_week_are_found_in_hourly_rows() {
    var values =
        IntStream.range(0, 24 * 7 * 8)
            .mapToDouble(h -> Math.sin(h * Math.PI / 12) * (h / 24 % 7 < 5 ? 1 : 0.2))
            .toArray();
    var seasons = profile(values).seasons();
    assertEquals(List.of(168, 24), seasons.stream().limit(2).map(Profile.Season::rows).toList());
  }

  @Test
  void noise_has_no_season_and_is_stationary() {
    var random = new Random(5);
    var profile = profile(random.doubles(5000).toArray());
    assertEquals(List.of(), profile.seasons());
    assertTrue(profile.channels().getFirst().stationary());
  }

  @Test
  void a_ramp_is_not_stationary() {
    var ramp = profile(IntStream.range(0, 1000).asDoubleStream().toArray());
    assertFalse(ramp.channels().getFirst().stationary());
  }

  @Test
  void correlations_are_minus_one_to_one_or_undefined() {
    var frame =
        Frame.of(
            new Clock.Index("row"),
            new long[] {0, 1, 2, 3},
            List.of(Channel.target("a"), Channel.target("b"), Channel.target("c")),
            new double[][] {{1, 2, 3, 4}, {8, 6, 4, 2}, {5, 5, 5, 5}});
    var r = Profile.of(frame, Progress.NONE).correlations();
    assertEquals(List.of(1.0, -1.0, NAN), r.getFirst());
    assertEquals(List.of(NAN, NAN, NAN), r.getLast());
  }

  private static Profile profile(double... values) {
    var ticks = IntStream.range(0, values.length).asLongStream().toArray();
    var channels = List.of(Channel.target("x"));
    var frame = Frame.of(new Clock.Index("row"), ticks, channels, new double[][] {values});
    return Profile.of(frame, Progress.NONE);
  }
}
