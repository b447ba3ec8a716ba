package io.driftglass.monitor.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import io.driftglass.monitor.concept.ConceptMonitors;
import io.driftglass.monitor.concept.ConceptStream;
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
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Drift of inputs and of what they say, on shared real data.
class SharedDriftTest {
  private static final Path DATA = Path.of(System.getProperty("driftglass.data", "../shared/data"));
  private static final int WEEK = 336;
  private static final int MARKET_EXTENDED = 17_424;

  /// A plain KS test calls every week of price and demand drifting.
  @Test
  void the_electricity_market_is_quiet_until_it_is_extended() throws IOException {
    var market = frame("drift/elec2_normalised.csv.gz", 1_800_000_000L);
    int reference = 4 * WEEK;
    var alarms = new ArrayList<Integer>();
    for (int from = reference; from + WEEK <= MARKET_EXTENDED + 384; from += WEEK) {
      var now = market.slice(from, from + WEEK);
      if (DriftCheck.of(market.slice(0, reference), now, 1, Progress.NONE).drift()) {
        alarms.add(from + WEEK);
      }
    }
    assertEquals(List.of(MARKET_EXTENDED + 384), alarms);
  }

  @Test
  void inputs_that_do_not_drift_raise_no_alarm() throws IOException {
    var sea = frame("drift/sea_stream.csv.gz", 1);
    var inputs = sea.select(channel -> channel.name().startsWith("a"));
    int alarms = 0;
    for (int from = 5_000; from + 1_000 <= inputs.rows(); from += 1_000) {
      var now = inputs.slice(from, from + 1_000);
      if (DriftCheck.of(inputs.slice(0, 5_000), now, from, Progress.NONE).drift()) alarms++;
    }
    assertEquals(0, alarms);
  }

  @Test
  void the_three_changes_of_what_the_inputs_say_are_each_seen_within_1500_rows()
      throws IOException {
    var sea = frame("drift/sea_stream.csv.gz", 1);
    var inputs = new double[][] {sea.column(0), sea.column(1), sea.column(2)};
    double[] answer = sea.column(sea.indexOf("class"));
    for (var alarms :
        List.of(
            ConceptStream.alarms(answer, ConceptMonitors.DEFAULT, Map.of(), Progress.NONE),
            ConceptStream.relationAlarms(
                answer, inputs, ConceptMonitors.DEFAULT, Map.of(), Progress.NONE))) {
      assertEquals(3, alarms.size(), alarms.toString());
      for (int change = 0; change < 3; change++) {
        int late = alarms.get(change).row() - 12_500 * (change + 1);
        assertTrue(late >= 0 && late < 1_500, alarms.toString());
      }
    }
  }

  @Test
  void the_markets_extension_is_the_first_thing_its_streams_tell() throws IOException {
    var market = frame("drift/elec2_normalised.csv.gz", 1_800_000_000L);
    var first = new ArrayList<Integer>();
    for (int c = 0; c < market.channels().size(); c++) {
      ConceptStream.alarms(market.column(c), ConceptMonitors.DEFAULT, Map.of(), Progress.NONE)
          .stream()
          .findFirst()
          .ifPresent(alarm -> first.add(alarm.row()));
    }
    assertTrue(first.size() >= 3, first.toString());
    for (int row : first) assertTrue(row >= MARKET_EXTENDED, first.toString());
    long prompt = first.stream().filter(row -> row < MARKET_EXTENDED + 384).count();
    assertEquals(3, prompt, first.toString());
  }

  private static Frame frame(String name, long step) throws IOException {
    var file = DATA.resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "no " + file + "; set driftglass.data");
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      var names = in.readLine().split(",");
      var lines = in.lines().map(line -> line.split(",")).toList();
      var columns = new double[names.length][lines.size()];
      for (int row = 0; row < lines.size(); row++) {
        for (int c = 0; c < names.length; c++) {
          columns[c][row] = Double.parseDouble(lines.get(row)[c]);
        }
      }
      var ticks = new long[lines.size()];
      Arrays.setAll(ticks, row -> row * step);
      assertTrue(ticks.length > 40_000);
      return Frame.of(
          step == 1 ? new Clock.Index("row") : new Clock.Wall(),
          ticks,
          Arrays.stream(names).map(Channel::target).toList(),
          columns);
    }
  }
}
