package io.driftglass.monitor.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.monitor.Performance;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class DriftCheckTest {
  private static final long HOUR = 3_600_000_000L;

  @Test
  void a_shift_is_called_moved_since_the_row_it_began_with() {
    var reference = frame(0, 400, noise(1, 0));
    var noise = noise(2, 0);
    var current = frame(400, 200, row -> noise.applyAsDouble(row) + (row < 80 ? 0 : 3));
    var channel = only(reference, current);
    assertEquals(Verdict.MOVED, channel.verdict());
    assertEquals((400 + 80) * HOUR, channel.since().orElseThrow());
    assertTrue(channel.reason().startsWith("moved: mean up by 1."), channel.reason());
  }

  @Test
  void unchanged_noise_is_stable() {
    var channel = only(frame(0, 400, noise(1, 0)), frame(400, 200, noise(2, 0)));
    assertEquals(Verdict.STABLE, channel.verdict());
    assertTrue(channel.since().isEmpty());
  }

  /// A random-walk-like series wanders: a plain KS test calls it moved at once.
  @Test
  void a_series_that_wanders_is_not_called_moved_for_wandering() {
    int alarms = 0;
    for (int seed = 0; seed < 40; seed++) {
      var all = frame(0, 1000, noise(seed, .95));
      if (DriftCheck.of(all.slice(0, 500), all.slice(500, 1000), 1, Progress.NONE).drift()) {
        alarms++;
      }
    }
    assertTrue(alarms <= 5, alarms + " of 40 unchanged series were called moved");
  }

  @Test
  void a_night_is_compared_with_the_nights_of_the_reference() {
    IntToDoubleFunction day = row -> (row % 24 < 12 ? 0 : 10) + noise(row, 0).applyAsDouble(0);
    var reference = frame(0, 24 * 14, day);
    var night = frame(24 * 14, 12, row -> noise(row + 7, 0).applyAsDouble(0));
    var check = DriftCheck.of(reference, night, 1, Progress.NONE);
    assertEquals("the same hours", check.comparedWith());
    assertFalse(check.drift(), check.channels().getFirst().reason());
  }

  @Test
  void a_channel_that_falls_silent_has_moved_and_says_what_cannot_be_computed() {
    var channel = only(frame(0, 100, noise(1, 0)), frame(100, 100, row -> Double.NaN));
    assertEquals(Verdict.MOVED, channel.verdict());
    assertEquals(
        "moved; missing 0 % before, 100 % now; psi, kl_ref_cur, kl_cur_ref, js, ks, wasserstein,"
            + " cramer_von_mises, effect, out_of_range not computable: the current rows hold no"
            + " value",
        channel.reason());
  }

  @Test
  void one_row_is_measured_but_not_judged() {
    var channel = only(frame(0, 100, noise(1, 0)), frame(100, 1, row -> 9));
    assertEquals(Verdict.UNKNOWN, channel.verdict());
    assertTrue(channel.measure(DriftTests.PSI).computable());
    assertTrue(
        channel
            .reason()
            .startsWith(
                "not judged: a verdict needs 10 rows on each side, the reference has 100 and the"
                    + " current rows are 1"),
        channel.reason());
  }

  @Test
  void every_kind_of_rows_gets_a_verdict_with_a_reason() {
    var kinds =
        List.of(
            frame(0, 0, row -> 0),
            frame(0, 1, row -> 4),
            frame(0, 60, row -> Double.NaN),
            frame(0, 60, row -> 4),
            frame(0, 60, row -> row % 3 == 0 ? Double.POSITIVE_INFINITY : row),
            frame(0, 60, noise(1, 0)));
    for (var reference : kinds) {
      for (var current : kinds) {
        var channel = only(reference, current);
        assertTrue(channel.reason().length() > 5);
        if (reference.rows() == 0 || current.rows() == 0) {
          assertEquals(Verdict.UNKNOWN, channel.verdict());
        }
      }
    }
    assertEquals(Verdict.MOVED, only(kinds.get(3), kinds.get(5)).verdict());
  }

  /// Both channels look as before, one by one; only their bond has gone.
  @Test
  void channels_that_no_longer_move_together_are_told_though_none_has_moved() {
    var check = DriftCheck.of(pair(1, 800, 800), pair(2, 400, 160), 1, Progress.NONE);
    for (var channel : check.channels()) assertEquals(Verdict.STABLE, channel.verdict());
    var together = check.together().orElseThrow();
    assertEquals(Verdict.MOVED, together.verdict(), together.reason());
    assertTrue(together.reason().startsWith("no longer move as they did; "), together.reason());
    assertEquals(160, together.since().orElseThrow() / (double) HOUR, 12);
    assertTrue(check.drift());

    var figures = Performance.DriftFigures.of(check, new Clock.Utc(ZoneOffset.UTC));
    assertTrue(figures.detected());
    assertEquals(3, figures.channels().size());
    assertTrue(figures.score() < DriftCheck.MATTERS, "the score is that of single channels");
  }

  @Test
  void channels_that_move_together_as_before_are_not_called_moved() {
    int alarms = 0;
    for (int seed = 0; seed < 40; seed++) {
      var check = DriftCheck.of(pair(seed, 600, 600), pair(seed + 100, 300, 300), 1, Progress.NONE);
      if (check.together().orElseThrow().verdict().drift()) alarms++;
    }
    assertTrue(alarms <= 3, alarms + " of 40 unchanged pairs were called moved");
  }

  @Test
  void one_channel_alone_does_not_move_together_with_any() {
    var check =
        DriftCheck.of(frame(0, 400, noise(1, 0)), frame(400, 200, noise(2, 0)), 1, Progress.NONE);
    assertEquals(Optional.empty(), check.together());
  }

  /// Two channels that rise and fall as one until a row, and each for itself from then on.
  private static Frame pair(long seed, int rows, int until) {
    var random = new Random(seed);
    var ticks = new long[rows];
    var columns = new double[2][rows];
    for (int row = 0; row < rows; row++) {
      ticks[row] = row * HOUR;
      double both = random.nextGaussian();
      double own = random.nextGaussian();
      columns[0][row] = both + .1 * random.nextGaussian();
      columns[1][row] = (row < until ? both : own) + .1 * random.nextGaussian();
    }
    var channels = List.of(Channel.target("a"), Channel.target("b"));
    return Frame.of(new Clock.Utc(ZoneOffset.UTC), ticks, channels, columns);
  }

  @Test
  void channels_that_only_one_side_has_are_listed_and_labels_are_not_looked_at() {
    var reference = named(List.of(Channel.target("a"), Channel.target("b"), Channel.label("y")));
    var current = named(List.of(Channel.target("b"), Channel.target("c")));
    var check = DriftCheck.of(reference, current, 1, Progress.NONE);
    assertEquals(List.of("a"), check.missing());
    assertEquals(List.of("c"), check.extra());
    assertEquals(List.of("b"), check.channels().stream().map(ChannelDrift::channel).toList());
  }

  @Test
  void the_same_texts_under_other_codes_have_not_moved() {
    var before = category(List.of("on", "off"), row -> row % 2);
    var now = category(List.of("off", "on"), row -> (row + 1) % 2);
    assertEquals(Verdict.STABLE, only(before, now).verdict());
    assertEquals(Verdict.MOVED, only(before, category(List.of("broken"), row -> 0)).verdict());
  }

  @Test
  void the_same_seed_gives_the_same_answer_and_cancel_stops_it() {
    var reference = frame(0, 300, noise(1, .5));
    var current = frame(300, 300, noise(2, .5));
    assertEquals(only(reference, current).p(), only(reference, current).p());
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Assertions.assertThrows(
        CancellationException.class, () -> DriftCheck.of(reference, current, 1, cancelled));
  }

  private static ChannelDrift only(Frame reference, Frame current) {
    return DriftCheck.of(reference, current, 1, Progress.NONE).channels().getFirst();
  }

  private static Frame frame(int from, int rows, IntToDoubleFunction value) {
    var ticks = new long[rows];
    Arrays.setAll(ticks, row -> (from + row) * HOUR);
    var column = new double[rows];
    Arrays.setAll(column, value);
    return Frame.of(new Clock.Wall(), ticks, List.of(Channel.target("x")), new double[][] {column});
  }

  private static Frame named(List<Channel> channels) {
    var columns = new double[channels.size()][20];
    var ticks = new long[20];
    Arrays.setAll(ticks, row -> row);
    return Frame.of(new Clock.Index("row"), ticks, channels, columns);
  }

  private static Frame category(List<String> texts, IntToDoubleFunction code) {
    var plain = frame(0, 60, code);
    var channel = new Channel("x", "", Kind.CATEGORY, Role.INPUT, texts);
    return Frame.of(
        plain.clock(), plain.ticks(), List.of(channel), new double[][] {plain.column(0)});
  }

  /// An AR(1) of unit innovations; row `r` may be asked in rising order only.
  private static IntToDoubleFunction noise(long seed, double memory) {
    var random = new Random(seed);
    var state = new double[1];
    return row -> state[0] = memory * state[0] + random.nextGaussian();
  }
}
