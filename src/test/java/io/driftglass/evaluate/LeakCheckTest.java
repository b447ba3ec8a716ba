package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
  private static final int ROWS = 1_000;
  private static final int TRAIN = 600;
  private static final Settings NONE = Settings.defaults(List.of());

  @Test
  void rows_that_repeat_rows_learnt_from_are_counted() {
    double[] flow = noise(1);
    assertEquals(List.of(), check(flow, noise(2), labels()));
    double[] copied = flow.clone();
    System.arraycopy(flow, 100, copied, 700, 60);
    assertEquals(List.of(), check(copied, noise(2), labels()), "the other channel goes its way");
    double[] heat = noise(2);
    double[] heatCopied = heat.clone();
    System.arraycopy(heat, 100, heatCopied, 700, 60);
    assertEquals(
        List.of("60 of the 300 rows judged on repeat rows learnt from, value for value."),
        check(copied, heatCopied, labels()));
  }

  @Test
  void a_machine_at_rest_is_no_copy_of_itself_and_a_few_rows_may_agree() {
    double[] flow = noise(1);
    double[] heat = noise(2);
    for (int at : new int[] {100, 700}) {
      Arrays.fill(flow, at, at + 90, 0);
      Arrays.fill(heat, at, at + 90, 20);
    }
    int few = LeakCheck.RUN - 1;
    System.arraycopy(flow, 300, flow, 850, few);
    System.arraycopy(heat, 300, heat, 850, few);
    assertEquals(List.of(), check(flow, heat, labels()));
  }

  @Test
  void a_channel_that_says_what_the_label_says_is_named() {
    double[] label = labels();
    double[] state = new double[ROWS];
    for (int row = 0; row < ROWS; row++) state[row] = 7 - 3 * label[row];
    assertEquals(
        List.of("The channel heat says what the label says (correlation -1.000)."),
        check(noise(1), state, label));
    state[500] = 100;
    assertEquals(List.of(), check(noise(1), state, label));
  }

  @Test
  void windows_that_reach_over_the_border_ask_for_a_gap_as_long_as_they_are() {
    var declared =
        List.<Setting>of(
            new Setting.Whole("window", 30, 1, 100, "rows"),
            new Setting.Whole("clusters", 80, 1, 100, "many"));
    var settings = Settings.of(declared, Map.of("window", "40"));
    var frame = frame(noise(1), noise(2), labels());
    assertEquals(40, LeakCheck.lookBack(settings));
    var leak = LeakCheck.of(frame, TRAIN, TRAIN + 39, 900, settings).getFirst();
    assertTrue(leak.line().contains("A gap of 40 rows"), leak.line());
    assertEquals(List.of(), LeakCheck.of(frame, TRAIN, TRAIN + 40, 900, settings));
  }

  private static List<String> check(double[] flow, double[] heat, double[] label) {
    return LeakCheck.of(frame(flow, heat, label), TRAIN, TRAIN, 900, NONE).stream()
        .map(LeakCheck.Leak::sentence)
        .toList();
  }

  private static Frame frame(double[]... columns) {
    var ticks = new long[ROWS];
    Arrays.setAll(ticks, row -> row);
    var channels =
        List.of(
            new Channel("flow", "", Kind.NUMBER, Role.TARGET, List.of()),
            new Channel("heat", "", Kind.NUMBER, Role.INPUT, List.of()),
            new Channel("label", "", Kind.NUMBER, Role.LABEL, List.of()));
    return Frame.of(new Clock.Index("minute"), ticks, channels, columns);
  }

  private static double[] noise(long seed) {
    return new Random(seed).doubles(ROWS).toArray();
  }

  private static double[] labels() {
    var labels = new double[ROWS];
    Arrays.fill(labels, 640, 660, 1);
    Arrays.fill(labels, 40, 60, 1);
    return labels;
  }
}
