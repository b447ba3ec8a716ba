package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossTest {
  @Test
  void a_line_of_an_epoch_is_read_and_another_is_not() {
    assertEquals(
        Optional.of(new Loss("", 3, .25, .5, 0)),
        Loss.parse("epoch 3: loss 0.25, validation loss 0.5"));
    assertEquals(
        Optional.of(new Loss("P-1: in", 12, 1e-5, 2, 1280)),
        Loss.parse("P-1: in: epoch 12: loss 1e-05, validation loss 2, 1280 windows"));
    assertEquals(Optional.empty(), Loss.parse("auto takes pca: its 38 channels"));
    assertEquals(Optional.empty(), Loss.parse("epoch 3: loss a, validation loss b"));
  }

  @Test
  void a_trial_is_told_for_all_rows_and_sensors() {
    assertEquals(
        "About 10 s for each of 5 sensors, 50 s in all, from a trial on 2,000 rows.",
        new Cost(.2, 2000, 0).sentence(wanted(5, 0)));
    assertEquals(
        "Minutes; the time left is told once it runs.",
        new Cost(Double.NaN, 0, 0).sentence(wanted(1, 0)));
  }

  @Test
  void a_search_costs_its_trials_within_its_budget_and_the_training_of_the_best() {
    assertEquals(
        "About 30 s for 2 trials, from a trial on 2,000 rows.",
        new Cost(.2, 2000, 0).sentence(wanted(1, 2)));
    assertEquals(
        "About 1 min 50 s for 20 trials, from 3 earlier trainings with it.",
        new Cost(.2, 2000, 3).sentence(wanted(1, 20)));
  }

  private static Cost.Wanted wanted(int sensors, int trials) {
    return new Cost.Wanted(100_000, sensors, trials, Duration.ofSeconds(100));
  }
}
