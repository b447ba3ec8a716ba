package io.driftglass.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.InvalidSetting;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class PairedGainTest {
  @Test
  void a_small_gain_on_every_file_beats_however_unlike_the_files_are() {
    var theirs = new double[] {.1, .9, .3, .7, .2, .95, .5, .05};
    var ours = Arrays.stream(theirs).map(figure -> figure + .02).toArray();
    var gain = PairedGain.of(ours, theirs, 1).orElseThrow();
    assertEquals(.02, gain.mean(), 1e-12);
    assertEquals(.02, gain.low(), 1e-12);
    assertEquals(PairedGain.Verdict.BEATS, gain.verdict());
    assertEquals(PairedGain.Verdict.LOSES, PairedGain.of(theirs, ours, 1).orElseThrow().verdict());
  }

  @Test
  void one_lucky_file_is_level() {
    var theirs = new double[] {.5, .5, .5, .5, .5, .5, .5, .5};
    var ours = new double[] {.5, .5, .5, .5, .5, .5, .5, .9};
    var gain = PairedGain.of(ours, theirs, 1).orElseThrow();
    assertEquals(.05, gain.mean(), 1e-12);
    assertEquals(0, gain.low(), 1e-12);
    assertEquals(PairedGain.Verdict.LEVEL, gain.verdict());
  }

  @Test
  void methods_that_are_equally_good_are_told_apart_seldom() {
    var random = new Random(7);
    int apart = 0;
    for (int time = 0; time < 200; time++) {
      var ours = random.doubles(20).toArray();
      var theirs = random.doubles(20).toArray();
      if (PairedGain.of(ours, theirs, time).orElseThrow().verdict() != PairedGain.Verdict.LEVEL) {
        apart++;
      }
    }
    assertTrue(apart <= 24, apart + " of 200, 10 are meant");
    assertTrue(apart >= 1, "an interval that never leaves zero out says nothing");
  }

  @Test
  void few_files_say_nothing() {
    assertEquals(
        Optional.empty(), PairedGain.of(new double[] {1, 1, 1, 1}, new double[] {0, 0, 0, 0}, 1));
    assertThrows(
        InvalidSetting.class, () -> PairedGain.of(new double[] {1, 1}, new double[] {0}, 1));
  }
}
