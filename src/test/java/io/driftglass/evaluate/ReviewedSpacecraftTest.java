package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Decision;
import io.driftglass.detect.Events;
import io.driftglass.detect.method.Detectors;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.job.Progress;
import io.driftglass.metric.EventMetrics;
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
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Twenty words on the events of channel P-1 of SMAP, found at a level that is far too low: the
/// level they propose serves the events nobody has spoken of. Three stretches are labelled
/// (khundman/telemanom, labeled_anomalies.csv).
class ReviewedSpacecraftTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("driftglass.data", "../shared/data"), "smap_msl");
  private static final int[][] LABELLED = {{2149, 2349}, {4536, 4844}, {3539, 3779}};
  private static final double LOW = 1.5;
  private static final int WORDS = 20;

  @Test
  void twenty_words_raise_precision_and_lose_no_labelled_stretch() throws IOException {
    assumeTrue(Files.isDirectory(FOLDER), "the spacecraft telemetry is not in " + FOLDER);
    var test = read("test");
    var truth = new boolean[test.rows()];
    for (int[] rows : LABELLED) Arrays.fill(truth, rows[0], rows[1] + 1, true);
    var found = new ArrayList<>(found(test));
    int right = 0;
    int all = 0;
    int rightAfter = 0;
    int allAfter = 0;
    for (int draw = 0; draw < 3; draw++) {
      Collections.shuffle(found, new Random(draw));
      var proposal = LevelProposal.of(LOW, judged(found, truth));
      var unspoken = found.subList(WORDS, found.size());
      var left = unspoken.stream().filter(e -> e.peakScore() >= proposal.level()).toList();
      right += right(unspoken, truth);
      all += unspoken.size();
      rightAfter += right(left, truth);
      allAfter += left.size();
      assertEquals(proposal.acceptedBefore(), proposal.acceptedAfter());
      assertEquals(
          EventMetrics.of(truth, Events.rows(truth.length, unspoken)).found(),
          EventMetrics.of(truth, Events.rows(truth.length, left)).found(),
          "labelled stretches found");
    }
    double before = (double) right / all;
    double after = (double) rightAfter / allAfter;
    assertTrue(after > 1.2 * before, "precision " + before + " before, " + after + " after");
  }

  private static List<AnomalyEvent> found(Frame test) throws IOException {
    var fitted = Detectors.find("ridge-ar").withDefaults().fit(read("train"), Progress.NONE);
    var scores = fitted.score(test, Progress.NONE);
    var decision = Decision.at(new Threshold.Fixed(LOW));
    var alarms = Thresholds.alarms(decision.threshold(), test, scores.total(), fitted.reference());
    return Events.of(test, scores, alarms, decision, fitted.reference());
  }

  private static List<LevelProposal.Judged> judged(List<AnomalyEvent> events, boolean[] truth) {
    return IntStream.range(0, events.size())
        .mapToObj(
            e ->
                new LevelProposal.Judged(
                    events.get(e).peakScore(),
                    e >= WORDS ? 0 : right(events.subList(e, e + 1), truth) == 1 ? 1 : -1))
        .toList();
  }

  private static int right(List<AnomalyEvent> events, boolean[] truth) {
    return (int)
        events.stream()
            .filter(e -> IntStream.range(e.fromRow(), e.untilRow()).anyMatch(row -> truth[row]))
            .count();
  }

  private static Frame read(String part) throws IOException {
    var file = FOLDER.resolve(part + "/P-1.csv.gz");
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      int at = List.of(lines.readLine().split(",")).indexOf("value");
      double[] values =
          lines.lines().mapToDouble(line -> Double.parseDouble(line.split(",")[at])).toArray();
      return Frame.of(
          new Clock.Index("t"),
          LongStream.range(0, values.length).toArray(),
          List.of(Channel.target("value")),
          new double[][] {values});
    }
  }
}
