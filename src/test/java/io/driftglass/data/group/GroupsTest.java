package io.driftglass.data.group;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.group.GroupBy.Calendar;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final long HOUR = 3_600_000_000L;
  private static final Channel FLOW = Channel.target("flow");
  private static final Channel STATE =
      new Channel("state", "", Kind.CATEGORY, Role.INPUT, List.of("idle", "run"));

  @Test
  void the_figures_are_those_of_the_rows_of_each_group() {
    var random = new Random(3);
    int rows = 500;
    var flow = random.doubles(rows).map(value -> value < .1 ? Double.NaN : 100 * value).toArray();
    var state = random.ints(rows, 0, 2).asDoubleStream().toArray();
    var frame = frame(hours(rows), flow, state);

    var found = Groups.of(frame, new GroupBy.State("state"), Progress.NONE);

    assertEquals(List.of("idle", "run"), found.stream().map(GroupRow::group).toList());
    for (int code = 0; code < 2; code++) {
      var row = found.get(code);
      int wanted = code;
      var all = IntStream.range(0, rows).filter(r -> state[r] == wanted).mapToDouble(r -> flow[r]);
      var values = all.toArray();
      var measured = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
      double mean = DoubleStream.of(measured).average().orElseThrow();
      double squares = DoubleStream.of(measured).map(v -> (v - mean) * (v - mean)).sum();
      int half = measured.length / 2;
      double median =
          measured.length % 2 == 1 ? measured[half] : (measured[half - 1] + measured[half]) / 2;
      assertEquals("flow", row.channel());
      assertEquals(values.length, row.rows());
      assertEquals(values.length - measured.length, row.missing());
      assertEquals(mean, row.mean(), 1e-9);
      assertEquals(Math.sqrt(squares / (measured.length - 1)), row.deviation(), 1e-9);
      assertEquals(measured[0], row.least());
      assertEquals(median, row.median(), 1e-9);
      assertEquals(measured[measured.length - 1], row.most());
    }
  }

  @Test
  void parts_of_the_calendar_are_those_of_the_zone_and_come_in_their_order() {
    var frame = frame(hours(24 * 40), ramp(24 * 40), new double[24 * 40]);
    assertEquals(24, groups(frame, Calendar.HOUR).size());
    assertEquals("00:00", groups(frame, Calendar.HOUR).getFirst());
    assertEquals(
        List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        groups(frame, Calendar.WEEKDAY));
    // 00:00 in Berlin, where the rows begin, is the day before in UTC
    assertEquals("2026-12-29", groups(frame, Calendar.DAY).getFirst());
    assertEquals(40, groups(frame, Calendar.DAY).size());
    assertEquals(List.of("2026-12", "2027-01", "2027-02"), groups(frame, Calendar.MONTH));
    assertEquals("2026-W53", groups(frame, Calendar.WEEK).getFirst());
    assertEquals("2027-W01", groups(frame, Calendar.WEEK).get(1));
    assertEquals(List.of("2026", "2027"), groups(frame, Calendar.YEAR));
  }

  @Test
  void a_group_without_a_value_has_no_figures_and_rows_without_a_state_no_group() {
    var state = new double[] {0, 0, 1, Double.NaN};
    var flow = new double[] {Double.NaN, Double.NaN, 7, 8};
    var found = Groups.of(frame(hours(4), flow, state), new GroupBy.State("state"), Progress.NONE);
    assertEquals(2, found.size());
    assertEquals(2, found.getFirst().missing());
    assertTrue(Double.isNaN(found.getFirst().mean()) && Double.isNaN(found.getFirst().most()));
    assertEquals(1, found.getLast().rows());
    assertTrue(Double.isNaN(found.getLast().deviation()), "one value does not deviate");
    assertEquals(7, found.getLast().median());
  }

  @Test
  void what_makes_no_groups_is_refused_with_what_does() {
    var frame = frame(hours(300), ramp(300), new double[300]);
    var measured =
        assertThrows(
            InvalidSetting.class, () -> Groups.of(frame, new GroupBy.State("flow"), Progress.NONE));
    assertTrue(measured.getMessage().contains("more than 200 values"), measured.getMessage());
    var unknown = assertThrows(InvalidSetting.class, () -> GroupBy.of("pump", frame));
    assertTrue(unknown.problem().remedy().contains("hour, weekday"), unknown.problem().remedy());
    var steps =
        Frame.of(
            new Clock.Index("cycle"),
            LongStream.range(0, 3).toArray(),
            List.of(FLOW),
            new double[][] {{1, 2, 3}});
    assertThrows(InvalidSetting.class, () -> Groups.of(steps, Calendar.HOUR, Progress.NONE));
  }

  private static List<String> groups(Frame frame, GroupBy by) {
    return Groups.of(frame, by, Progress.NONE).stream()
        .filter(row -> row.channel().equals("flow"))
        .map(GroupRow::group)
        .toList();
  }

  private static Frame frame(long[] ticks, double[] flow, double[] state) {
    return Frame.of(
        new Clock.Utc(ZoneId.of("Europe/Berlin")),
        ticks,
        List.of(FLOW, STATE),
        new double[][] {flow, state});
  }

  private static long[] hours(int rows) {
    long start = Clock.micros(Instant.parse("2026-12-28T23:00:00Z"));
    return LongStream.range(0, rows).map(row -> start + row * HOUR).toArray();
  }

  private static double[] ramp(int rows) {
    return IntStream.range(0, rows).asDoubleStream().toArray();
  }
}
