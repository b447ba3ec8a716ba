package io.driftglass.ui.detect;

import io.driftglass.data.Dataset;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Contribution;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Scores;
import io.driftglass.detect.Severity;
import io.driftglass.detect.threshold.Alarms;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.workbench.detect.Detected;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A small finished search: ten hours of current and flow, one event in hours 6 and 7.
final class Searches {
  private static final long HOUR = 3_600_000_000L;

  private Searches() {}

  static Detected small() {
    var clock = new Clock.Wall();
    var ticks = new long[10];
    for (int row = 0; row < 10; row++) ticks[row] = row * HOUR;
    var channels =
        List.of(
            new Channel("Current", "A", Kind.NUMBER, Role.TARGET, List.of()),
            new Channel("Flow", "m³/h", Kind.NUMBER, Role.TARGET, List.of()));
    double[] current = {45, 45, 45, 45, 45, 45, 54, 54, 45, 45};
    double[] flow = {271, 271, 271, 271, 271, 271, 212, 212, 271, 271};
    var frame = Frame.of(clock, ticks, channels, new double[][] {current, flow});
    double[] total = {0, .1, .1, .1, .1, .1, 3, 2, .1, .1};
    var scores =
        new Scores(
            List.of("Current", "Flow"),
            total,
            new double[][] {total, total},
            new double[][] {filled(45), filled(270)},
            new double[][] {filled(1), filled(1)});
    var alarms = new Alarms(filled(1), over(total));
    var decision = Decision.at(new Threshold.Fixed(1));
    return new Detected(
        1,
        dataset(frame),
        "",
        "ridge-ar",
        Map.of(),
        frame,
        4,
        scores,
        new double[] {0, .1, .1, .1},
        alarms,
        decision,
        List.of(event()),
        "",
        .1,
        .2);
  }

  static AnomalyEvent event() {
    return new AnomalyEvent(
        new Interval(6 * HOUR, 8 * HOUR),
        6,
        8,
        6,
        3,
        .91,
        Severity.CRITICAL,
        .98,
        List.of(new Contribution("Current", .6), new Contribution("Flow", .4)));
  }

  private static double[] filled(double value) {
    var all = new double[10];
    java.util.Arrays.fill(all, value);
    return all;
  }

  private static boolean[] over(double[] scores) {
    var over = new boolean[scores.length];
    for (int row = 0; row < over.length; row++) over[row] = scores[row] >= 1;
    return over;
  }

  private static Dataset dataset(Frame frame) {
    return new Dataset(
        1,
        "pump",
        1,
        "pump.csv",
        "00",
        frame.rows(),
        frame.clock(),
        frame.channels(),
        List.of(),
        List.of(""),
        frame.tick(0),
        frame.tick(9),
        frame.interval(),
        0,
        0,
        0,
        List.of(),
        Instant.EPOCH,
        java.util.Optional.empty());
  }
}
