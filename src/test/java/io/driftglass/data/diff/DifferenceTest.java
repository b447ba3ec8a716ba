package io.driftglass.data.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.diff.Difference.ChannelDifference;
import io.driftglass.data.diff.Difference.Example;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceTest {
  private static final double NONE = Double.NaN;

  private static Frame frame(long[] ticks, double[] a, double[] b) {
    return Frame.of(
        new Clock.Index("step"),
        ticks,
        List.of(Channel.target("a"), Channel.target("b")),
        new double[][] {a, b});
  }

  @Test
  void rows_and_values_are_counted_by_what_became_of_them() {
    var first =
        frame(new long[] {1, 2, 3, 4}, new double[] {1, 2, 3, 4}, new double[] {5, NONE, 7, 8});
    var second =
        frame(new long[] {2, 3, 4, 9}, new double[] {2, 30, 4, 0}, new double[] {6, NONE, 8, 0});
    var difference = Difference.of("", first, second);
    assertEquals(
        new Difference(
            1,
            1,
            2,
            1,
            List.of(new ChannelDifference("a", 1, 0, 0), new ChannelDifference("b", 0, 1, 1)),
            List.of(),
            List.of(),
            List.of(
                new Example("", "2", "b", "", "6"),
                new Example("", "3", "a", "3", "30"),
                new Example("", "3", "b", "7", ""))),
        difference);
  }

  @Test
  void a_series_does_not_differ_from_itself_missing_values_and_repeated_stamps_included() {
    var one = frame(new long[] {1, 1, 2}, new double[] {1, NONE, 3}, new double[] {1, 2, NONE});
    assertTrue(Difference.of("", one, one).none());
  }

  @Test
  void of_rows_with_one_stamp_each_is_compared_with_its_own() {
    var one = frame(new long[] {1, 1}, new double[] {1, 2}, new double[] {0, 0});
    var other = frame(new long[] {1, 1, 1}, new double[] {1, 5, 6}, new double[] {0, 0, 0});
    var difference = Difference.of("", one, other);
    assertEquals(1, difference.added());
    assertEquals(1, difference.changed());
    assertEquals(1, difference.same());
  }

  @Test
  void channels_that_came_and_went_are_named() {
    var one = frame(new long[] {1}, new double[] {1}, new double[] {2});
    var other =
        Frame.of(
            new Clock.Index("step"),
            new long[] {1},
            List.of(Channel.target("b"), Channel.target("c")),
            new double[][] {{2}, {3}});
    var difference = Difference.of("", one, other);
    assertEquals(List.of("c"), difference.addedChannels());
    assertEquals(List.of("a"), difference.removedChannels());
    assertEquals(1, difference.same());
  }

  @Test
  void categories_are_compared_by_their_texts() {
    var first = category(List.of("on", "off"), 0);
    assertTrue(Difference.of("", first, category(List.of("off", "on"), 1)).none());
    assertEquals(1, Difference.of("", first, category(List.of("off", "on"), 0)).changed());
  }

  private static Frame category(List<String> texts, double code) {
    return Frame.of(
        new Clock.Index("step"),
        new long[] {1},
        List.of(new Channel("state", "", Kind.CATEGORY, Role.TARGET, texts)),
        new double[][] {{code}});
  }
}
