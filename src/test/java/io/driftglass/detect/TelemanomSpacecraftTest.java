package io.driftglass.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftglass.detect.method.Telemanom;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Channel M-6 of the Mars Science Laboratory, one labelled sequence, rows 1850 to 2030 of the test
/// file (khundman/telemanom, labeled_anomalies.csv); its training file is constant.
final class TelemanomSpacecraftTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("driftglass.data", "../shared/data"), "smap_msl");

  @Test
  void the_labelled_sequence_of_m_6_is_the_only_event() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the spacecraft telemetry is not in " + FOLDER);
    var fitted = Telemanom.METHOD.withDefaults().fit(read("train"), Progress.NONE);
    var test = read("test");
    var scores = fitted.score(test, Progress.NONE);
    var decision = fitted.decision();
    var alarms = Thresholds.alarms(decision.threshold(), test, scores.total(), fitted.reference());
    var events = Events.of(test, scores, alarms, decision, fitted.reference());
    assertEquals(1, events.size());
    var event = events.getFirst();
    assertTrue(event.fromRow() <= 1850 && event.untilRow() >= 2030, event.toString());
    assertTrue(event.fromRow() > 1700 && event.untilRow() < 2150, event.toString());
  }

  private static Frame read(String part) throws IOException {
    var rows = new ArrayList<double[]>();
    List<Channel> channels;
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(FOLDER.resolve(part + "/M-6.csv.gz"))),
                StandardCharsets.UTF_8))) {
      channels =
          Arrays.stream(lines.readLine().split(","))
              .skip(1)
              .map(name -> name.equals("value") ? Channel.target(name) : Channel.input(name))
              .toList();
      lines
          .lines()
          .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray())
          .forEach(rows::add);
    }
    var columns = new double[channels.size()][rows.size()];
    var ticks = new long[rows.size()];
    for (int row = 0; row < ticks.length; row++) {
      ticks[row] = (long) rows.get(row)[0];
      for (int c = 0; c < columns.length; c++) columns[c][row] = rows.get(row)[c + 1];
    }
    return Frame.of(new Clock.Index("t"), ticks, channels, columns);
  }
}
