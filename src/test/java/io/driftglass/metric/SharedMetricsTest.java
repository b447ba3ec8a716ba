package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// The figures of the project's reference scorer (Python) on a real machine: the score is simply
/// its channel m09, an alarm is m09 above .1.
class SharedMetricsTest {
  private static final Path FILE =
      Path.of(System.getProperty("driftglass.data", "../shared/data"))
          .resolve("smd/machine-1-6_test.csv.gz");

  @Test
  void a_real_machine_has_the_figures_of_the_reference_scorer() throws IOException {
    assumeTrue(Files.exists(FILE), FILE + " is not there");
    var lines = lines();
    var header = List.of(lines.getFirst().split(","));
    var score = column(lines, header.indexOf("m09"));
    var label = column(lines, header.indexOf("is_anomaly"));
    var truth = new boolean[label.length];
    var alarms = new boolean[label.length];
    for (int row = 0; row < label.length; row++) {
      truth[row] = label[row] > 0;
      alarms[row] = score[row] > .1;
    }
    var volume = VolumeMetrics.of(truth, score, VolumeMetrics.WINDOW);
    assertEquals(0.6562493998917056, volume.vusPr().value(), 1e-9);
    assertEquals(0.8267122213556397, volume.vusRoc().value(), 1e-9);
    var rank = RankMetrics.of(truth, score);
    assertEquals(0.6342972552827022, rank.aucPr().value(), 1e-9);
    assertEquals(0.8028917655159672, rank.aucRoc().value(), 1e-9);
    assertEquals(0.5900346893724377, rank.bestF1().value(), 1e-9);
    assertEquals(0.17287184284377924, EventMetrics.of(truth, alarms).f1().value(), 1e-9);
    assertEquals(0.161050375945202, RangeMetrics.of(truth, alarms).f1().value(), 1e-9);
    var near = AffiliationMetrics.of(truth, alarms);
    assertEquals(0.6209798325238278, near.precision().value(), 1e-9);
    assertEquals(0.9328892368308961, near.recall().value(), 1e-9);
    assertEquals(0.477302037657983, PointAdjustedMetrics.of(truth, alarms).f1().value(), 1e-9);
  }

  private static List<String> lines() throws IOException {
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FILE)), StandardCharsets.UTF_8))) {
      return in.lines().toList();
    }
  }

  private static double[] column(List<String> lines, int column) {
    return lines.stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(Arrays.asList(line.split(",")).get(column)))
        .toArray();
  }
}
