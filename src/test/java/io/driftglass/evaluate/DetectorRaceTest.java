package io.driftglass.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.metric.Measure;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class DetectorRaceTest {
  private static final List<Method<Detector>> TWO =
      List.of(Detectors.find("robust-z"), Detectors.find("pca"));

  @Test
  void without_labels_planted_faults_rank_and_the_reason_says_so() {
    var race = race(new boolean[0], 60);
    assertFalse(race.labelled());
    var first = race.rows().getFirst().planted().value();
    assertTrue(first > race.rows().get(1).planted().value() && first > .5, race.toString());
    assertEquals(race.rows().getFirst().method(), race.chosen().orElseThrow());
    assertTrue(race.reason().startsWith("Nothing is labelled, so faults were planted"));
    for (var entry : race.rows()) {
      assertTrue(entry.planted().computable() && entry.quiet().value() < .1, entry.toString());
      assertEquals(
          Measure.because("nobody has said what is strange"), entry.vusPr(), entry.method());
    }
  }

  @Test
  void labels_rank_where_there_are_any() {
    var truth = new boolean[2000];
    Arrays.fill(truth, 1500, 1540, true);
    var race = race(truth, 60);
    assertTrue(race.labelled());
    var best = race.rows().getFirst();
    assertEquals(
        race.rows().stream().mapToDouble(r -> r.vusPr().value()).max().orElseThrow(),
        best.vusPr().value());
    assertTrue(race.reason().contains("ranks the labelled rows best"));
  }

  @Test
  void what_the_budget_left_out_is_named_with_the_reason() {
    var race = race(new boolean[0], -1);
    assertEquals(
        Measure.because("the -1 seconds allowed were spent"), race.rows().getFirst().planted());
    assertTrue(race.chosen().isEmpty());
  }

  @Test
  void a_method_that_takes_longer_than_the_budget_is_stopped() {
    var slow = List.of(Detectors.find("telemanom"));
    var race =
        DetectorRace.run(
            related(), related().slice(0, 800), new boolean[0], slow, 1, 1, Progress.NONE);
    assertEquals(
        Measure.because("the 1 seconds allowed were spent"), race.rows().getFirst().planted());
  }

  /// The first turn of the slow one ends after a quarter of the budget, so that the quick one has
  /// its own; then the slow one, which is quick by then, has another.
  @Test
  void a_slow_method_leaves_time_for_the_others_and_has_another_turn_after_them() {
    var turns = new ArrayList<String>();
    var race =
        DetectorRace.run(
            related(),
            related().slice(0, 800),
            new boolean[0],
            List.of(slowAtFirst(turns), listed("quick", turns)),
            20,
            1,
            Progress.NONE);
    assertEquals(List.of("slow", "quick"), turns.subList(0, 2));
    assertTrue(race.rows().stream().allMatch(row -> row.planted().computable()), race.toString());
  }

  /// A method that notes its turns.
  private static Method<Detector> listed(String id, List<String> turns) {
    return method(id, progress -> turns.add(id));
  }

  /// The first time it goes on until it is stopped.
  private static Method<Detector> slowAtFirst(List<String> turns) {
    return method(
        "slow",
        progress -> {
          turns.add("slow");
          if (turns.size() > 1) return;
          while (!progress.cancelled()) Thread.onSpinWait();
          progress.check();
        });
  }

  private static Method<Detector> method(String id, Consumer<Progress> before) {
    var like = Detectors.find("robust-z");
    return new Method<>(
        id,
        id,
        like.paper(),
        like.cost(),
        like.settings(),
        settings ->
            new Detector() {
              @Override
              public FittedDetector fit(Frame train, Progress progress) {
                before.accept(progress);
                return like.withDefaults().fit(train, progress);
              }

              @Override
              public FittedDetector read(InputStream in) throws IOException {
                return like.withDefaults().read(in);
              }
            });
  }

  @Test
  void a_cancelled_race_ends_as_cancelled() {
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(
        CancellationException.class,
        () ->
            DetectorRace.run(
                related(), related().slice(0, 800), new boolean[0], TWO, 60, 1, cancelled));
  }

  private static DetectorRace race(boolean[] truth, double budget) {
    var frame = related();
    if (truth.length > 0) {
      for (int row = 1500; row < 1540; row++) frame.column(1)[row] = -frame.column(1)[row];
    }
    return DetectorRace.run(frame, frame.slice(0, 800), truth, TWO, budget, 1, Progress.NONE);
  }

  /// Six channels that follow one hidden cause.
  private static Frame related() {
    var random = new Random(1);
    var columns = new double[6][2000];
    for (int row = 0; row < 2000; row++) {
      double cause = random.nextGaussian();
      for (int c = 0; c < 6; c++) columns[c][row] = cause * (c + 1) + .1 * random.nextGaussian();
    }
    return Frame.of(
        new Clock.Index("step"),
        LongStream.range(0, 2000).toArray(),
        IntStream.range(0, 6).mapToObj(c -> Channel.target("c" + c)).toList(),
        columns);
  }
}
