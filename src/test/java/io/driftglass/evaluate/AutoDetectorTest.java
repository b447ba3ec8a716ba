package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AutoDetectorTest {
  @Test
  void one_channel_is_told_by_its_past_and_many_are_watched_together() {
    assertEquals("ridge-ar", AutoDetector.choose(noise(500, 1)).method());
    assertEquals("ridge-ar", AutoDetector.choose(noise(500, 3)).method());
    assertEquals("pca", AutoDetector.choose(noise(500, 8)).method());
    assertEquals("robust-z", AutoDetector.choose(noise(20, 1)).method());
  }

  @Test
  void it_says_what_it_took_and_why() {
    var fitted = AutoDetector.METHOD.withDefaults().fit(noise(500, 8), Progress.NONE);
    assertEquals(
        "Principal components and vector autoregression, because its 8 channels can be watched"
            + " together",
        fitted.reason());
  }

  @Test
  void its_scores_are_those_of_the_detector_it_took() {
    var frame = noise(500, 1);
    assertArrayEquals(
        score("ridge-ar", frame),
        AutoDetector.METHOD
            .withDefaults()
            .fit(frame, Progress.NONE)
            .score(frame, Progress.NONE)
            .total());
  }

  @Test
  void a_reloaded_choice_gives_the_same_scores_and_reason() throws IOException {
    var frame = noise(500, 5);
    var fitted = AutoDetector.METHOD.withDefaults().fit(frame, Progress.NONE);
    var out = new ByteArrayOutputStream();
    fitted.write(out);
    var reloaded =
        AutoDetector.METHOD.withDefaults().read(new ByteArrayInputStream(out.toByteArray()));
    assertArrayEquals(
        fitted.score(frame, Progress.NONE).total(), reloaded.score(frame, Progress.NONE).total());
    assertEquals(fitted.reason(), reloaded.reason());
  }

  @Test
  void a_stream_gets_the_detector_that_starts_from_nothing() {
    assertTrue(AutoDetector.METHOD.withDefaults().forStream().learnsOnline());
  }

  @Test
  void it_stands_first_in_the_catalogue() {
    assertEquals("auto", AutoDetector.CATALOGUE.getFirst().id());
    assertEquals(Detectors.ALL.size() + 1, AutoDetector.CATALOGUE.size());
  }

  private static double[] score(String id, Frame frame) {
    return Detectors.find(id)
        .withDefaults()
        .fit(frame, Progress.NONE)
        .score(frame, Progress.NONE)
        .total();
  }

  private static Frame noise(int rows, int channels) {
    var random = new Random(1);
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, rows).toArray(),
        IntStream.range(0, channels).mapToObj(c -> Channel.target("c" + c)).toList(),
        IntStream.range(0, channels)
            .mapToObj(c -> random.doubles(rows).toArray())
            .toArray(double[][]::new));
  }
}
