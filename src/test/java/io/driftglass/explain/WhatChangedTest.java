package io.driftglass.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WhatChangedTest {
  private static final int CHANNELS = 30;
  private static final int ROWS = 1200;
  private static final int FROM = 1000;
  private static final int UNTIL = 1060;

  /// The ordinary run takes a third of the hundred; `-Ddriftglass.long=true` all.
  @Test
  void the_faulty_channel_is_among_the_first_three_of_thirty_that_go_together() {
    int faults = Boolean.getBoolean("driftglass.long") ? 100 : 34;
    int found = 0;
    for (int fault = 0; fault < faults; fault++) {
      var random = new Random(fault);
      var frame = related(random);
      int faulty = random.nextInt(CHANNELS);
      damage(frame.column(faulty), fault % 5, random);
      var told = WhatChanged.in(frame, FROM, UNTIL, Progress.NONE);
      if (told.channels().stream().limit(3).anyMatch(c -> c.channel().equals("c" + faulty)))
        found++;
    }
    assertTrue(found >= .9 * faults, found + " of " + faults);
  }

  @Test
  void where_nothing_changed_it_says_so() {
    var told = WhatChanged.in(related(new Random(5)), FROM, UNTIL, Progress.NONE);
    assertEquals(1, told.sentences().size());
    assertTrue(told.sentences().getFirst().text().startsWith("Nothing changed that can be told"));
    assertTrue(told.sentences().getFirst().value() < 4);
  }

  @Test
  void a_shift_is_told_with_its_rows_and_its_figure() {
    var frame = one(ROWS);
    for (int row = FROM; row < UNTIL; row++) frame.column(0)[row] += 10;
    var told = WhatChanged.in(frame, FROM, UNTIL, Progress.NONE);
    var first = told.sentences().getFirst();
    assertEquals(
        "c0 went from 20.00 to 30.00, 10.00 deviations of the 1000 rows before.", first.text());
    assertEquals("shift in deviations", first.statistic());
    assertEquals(10, first.value(), 1e-9);
    assertEquals(0, first.fromRow());
    assertEquals(UNTIL, first.untilRow());
    assertEquals(
        "Its level changed at row 1000, from 20.00 to 30.00; no other channel changed.",
        told.sentences().get(1).text());
    assertEquals(
        List.of(FROM, UNTIL), told.changes().stream().map(ChangePoint::row).sorted().toList());
  }

  @Test
  void a_wave_of_another_length_is_told_with_both() {
    var random = new Random(4);
    var columns = new double[3][ROWS];
    for (int row = 0; row < ROWS; row++) {
      for (int c = 0; c < 3; c++) {
        double cycle = c == 0 && row >= FROM && row < UNTIL ? 8 : 24;
        columns[c][row] = Math.sin(2 * Math.PI * row / cycle) + .05 * random.nextGaussian();
      }
    }
    var told = WhatChanged.in(frame(columns), FROM, UNTIL, Progress.NONE);
    var first = told.sentences().getFirst();
    assertEquals(
        "c0 repeats every 8 rows where it repeated every 24 in the 1000 rows before.",
        first.text());
    assertEquals("rows a wave, before over inside", first.statistic());
    assertEquals(3, first.value(), .3);
  }

  @Test
  void what_moved_first_is_named_with_its_lead() {
    var random = new Random(1);
    var cause = random.doubles(ROWS + 7).map(v -> v - .5).toArray();
    var columns = new double[2][ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = cause[row] + .05 * random.nextGaussian();
      columns[1][row] = cause[row + 7] + .05 * random.nextGaussian();
    }
    for (int row = FROM; row < UNTIL; row++) columns[0][row] += 8;
    var told = WhatChanged.in(frame(columns), FROM, UNTIL, Progress.NONE);
    assertEquals("c0", told.channels().getFirst().channel());
    assertEquals("c1", told.correlates().getFirst().channel());
    assertEquals(7, told.correlates().getFirst().lagRows());
    assertTrue(told.sentences().get(1).text().startsWith("c1 moved first, 7 rows earlier"));
  }

  @Test
  void an_earlier_stretch_of_the_same_shape_is_found_whatever_its_size() {
    var random = new Random(2);
    var values = random.doubles(ROWS).map(v -> .1 * v).toArray();
    for (int i = 0; i < 60; i++) {
      double bump = Math.sin(Math.PI * i / 60) * Math.sin(i / 3.);
      values[300 + i] += 2 * bump;
      values[FROM + i] += 5 * bump;
    }
    var matches = SimilarEvents.before(values, FROM, UNTIL, 3, .8, Progress.NONE);
    assertEquals(1, matches.size());
    assertEquals(300, matches.getFirst().fromRow());
    assertTrue(matches.getFirst().likeness() > .95);
  }

  @Test
  void distances_are_those_of_standardised_stretches() {
    var random = new Random(3);
    var values = random.doubles(9000).toArray();
    var distances = ShapeSearch.distances(values, 8000, 50, Progress.NONE);
    assertEquals(0, distances[8000], 1e-5);
    for (int row : new int[] {0, 1, 4047, 4048, 8950}) {
      assertEquals(plain(values, 8000, row, 50), distances[row], 1e-9);
    }
  }

  @Test
  void too_few_rows_before_are_named() {
    var told = WhatChanged.in(one(ROWS), 12, 20, Progress.NONE);
    assertEquals(
        "There are only 12 rows before the event; it takes 30 to say what changed.",
        told.sentences().getFirst().text());
  }

  @Test
  void a_constant_and_a_missing_channel_poison_nothing() {
    var columns = new double[3][ROWS];
    for (int row = 0; row < ROWS; row++) {
      columns[0][row] = row % 2 == 0 ? 1 : -1;
      columns[1][row] = 4;
      columns[2][row] = Double.NaN;
    }
    for (int row = FROM; row < UNTIL; row++) columns[0][row] += 10;
    var told = WhatChanged.in(frame(columns), FROM, UNTIL, Progress.NONE);
    assertEquals("c0", told.channels().getFirst().channel());
    assertEquals(1, told.channels().stream().mapToDouble(ChannelChange::share).sum(), 1e-9);
  }

  private static double plain(double[] values, int a, int b, int length) {
    double sum = 0;
    var x = standardised(values, a, length);
    var y = standardised(values, b, length);
    for (int i = 0; i < length; i++) sum += (x[i] - y[i]) * (x[i] - y[i]);
    return Math.sqrt(sum);
  }

  private static double[] standardised(double[] values, int from, int length) {
    var part = Arrays.copyOfRange(values, from, from + length);
    double mean = Arrays.stream(part).average().orElseThrow();
    double deviation =
        Math.sqrt(Arrays.stream(part).map(v -> (v - mean) * (v - mean)).sum() / length);
    return Arrays.stream(part).map(v -> (v - mean) / deviation).toArray();
  }

  /// Shift, wider noise, a stuck value, a drift, or the wrong sign.
  private static void damage(double[] column, int kind, Random random) {
    double held = column[FROM];
    for (int row = FROM; row < UNTIL; row++) {
      column[row] =
          switch (kind) {
            case 0 -> column[row] + 2;
            case 1 -> column[row] + 2 * random.nextGaussian();
            case 2 -> held;
            case 3 -> column[row] + 4. * (row - FROM) / (UNTIL - FROM);
            default -> -column[row];
          };
    }
  }

  /// Thirty channels moved by five slow hidden causes.
  private static Frame related(Random random) {
    var weights = new double[CHANNELS][5];
    for (var row : weights) for (int k = 0; k < 5; k++) row[k] = random.nextGaussian();
    var columns = new double[CHANNELS][ROWS];
    var cause = new double[5];
    for (int row = 0; row < ROWS; row++) {
      for (int k = 0; k < 5; k++) cause[k] = .9 * cause[k] + .45 * random.nextGaussian();
      for (int c = 0; c < CHANNELS; c++) {
        columns[c][row] = .5 * random.nextGaussian();
        for (int k = 0; k < 5; k++) columns[c][row] += weights[c][k] * cause[k];
      }
    }
    return frame(columns);
  }

  /// A channel that is 19 and 21 in turn.
  private static Frame one(int rows) {
    var column = new double[rows];
    for (int row = 0; row < rows; row++) column[row] = row % 2 == 0 ? 19 : 21;
    return frame(new double[][] {column});
  }

  private static Frame frame(double[][] columns) {
    int rows = columns[0].length;
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        IntStream.range(0, columns.length).mapToObj(c -> Channel.target("c" + c)).toList(),
        columns);
  }
}
