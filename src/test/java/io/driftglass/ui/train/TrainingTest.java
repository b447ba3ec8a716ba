package io.driftglass.ui.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.JobState;
import io.driftglass.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private Instant now = Instant.EPOCH;
  private final Training training = new Training("flow", "Telemanom", () -> now);

  private void epoch(String network, int number, double loss, int seconds) {
    now = now.plusSeconds(seconds);
    training.take(
        "%sepoch %d: loss 1, validation loss %s, 1000 windows".formatted(network, number, loss));
  }

  @Test
  void its_pace_is_that_of_the_last_epochs_of_the_network_in_hand() {
    assertTrue(Double.isNaN(training.pace()));
    epoch("flow: ", 1, .5, 1);
    epoch("flow: ", 2, .4, 1);
    assertEquals(1000, training.pace());
    epoch("heat: ", 1, .5, 60);
    assertTrue(Double.isNaN(training.pace()), "one end of an epoch is no stretch of time");
    for (int number = 2; number < 9; number++) epoch("heat: ", number, .4, 4);
    assertEquals(250, training.pace());
  }

  @Test
  void what_is_told_is_of_the_last_network_and_of_its_best_epoch() {
    epoch("flow: ", 1, .1, 1);
    epoch("heat: ", 1, .5, 1);
    epoch("heat: ", 2, .25, 1);
    epoch("heat: ", 3, .3, 1);
    training.checkpoint(Optional.of(now.minusSeconds(10)));
    assertEquals(
        Map.of(
            "Network", "heat",
            "Epoch", "3",
            "Windows a second", "1,000",
            "Validation loss", "0.300",
            "Best so far", "0.250 at epoch 2",
            "Checkpoint", "10 s ago"),
        TrainingLines.of(training, now));
  }

  @Test
  void what_failed_says_why_and_apart_from_that_what_to_do_until_it_is_tried_again() {
    epoch("", 1, .5, 1);
    training.fail(new Problem("flow", "There are 3 rows.", "Give more."));
    assertEquals(JobState.FAILED, training.stateProperty().get());
    assertEquals("flow: There are 3 rows.", training.messageProperty().get());
    assertEquals("Give more.", training.remedy());
    training.again();
    assertEquals("", training.remedy());
    assertEquals(List.of(), training.losses());
    assertTrue(Double.isNaN(training.pace()));
  }
}
