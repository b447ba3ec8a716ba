package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TrainingLoopTest {
  private static final LstmShape SHAPE = new LstmShape(1, 8, 2, 3);
  private static final TrainingPlan PLAN = new TrainingPlan(8, 64, 320, .01, .1, 8, 0, 7);
  private static final Blas BLAS = Backend.here().blas();

  private final LstmNetwork start = LstmNetwork.untrained(SHAPE, 1);
  private final Sequences all = sine();
  private final Sequences train = all.slice(0, 400);
  private final Sequences validation = all.slice(400, 480);

  @Test
  void training_learns_a_sine() {
    var trained = new TrainingLoop(BLAS, PLAN).run(start, train, validation, Progress.NONE);
    double first = trained.history().getFirst().validationLoss();
    double best =
        trained.history().stream().mapToDouble(Trained.Epoch::validationLoss).min().orElseThrow();
    assertTrue(best < .02 && best < first / 5, first + " fell to " + best + ", not below .02");
  }

  @Test
  void the_same_seed_gives_the_same_parameters_on_one_thread_and_on_many() throws Exception {
    var many = new TrainingLoop(BLAS, PLAN).run(start, train, validation, Progress.NONE);
    try (var single = new ForkJoinPool(1)) {
      var one =
          single
              .submit(
                  () -> new TrainingLoop(BLAS, PLAN).run(start, train, validation, Progress.NONE))
              .get();
      assertEquals(many.history(), one.history());
      assertArrayEquals(many.network().parameters(), one.network().parameters(), 0);
    }
  }

  @Test
  void the_best_epoch_is_restored() {
    var trained = new TrainingLoop(BLAS, PLAN).run(start, train, validation, Progress.NONE);
    double best =
        trained.history().stream().mapToDouble(Trained.Epoch::validationLoss).min().orElseThrow();
    // one epoch at a learning rate of almost nothing shows the loss of the restored parameters
    var still = new TrainingPlan(1, 64, 320, 1e-12, 0, 1, 0, 7);
    var again =
        new TrainingLoop(BLAS, still).run(trained.network(), train, validation, Progress.NONE);
    assertEquals(best, again.history().getFirst().validationLoss(), 1e-9);
  }

  @Test
  void it_stops_after_so_many_epochs_without_progress() {
    var greedy = new TrainingPlan(35, 64, 320, .001, 0, 2, 1e9, 7);
    var trained = new TrainingLoop(BLAS, greedy).run(start, train, validation, Progress.NONE);
    assertEquals(3, trained.history().size());
  }

  @Test
  void cancelling_stops_before_the_next_batch() {
    var seen = new ArrayList<Double>();
    var progress =
        new Progress() {
          @Override
          public void report(double fraction, String message) {
            seen.add(fraction);
          }

          @Override
          public boolean cancelled() {
            return seen.size() == 3;
          }
        };
    var loop = new TrainingLoop(BLAS, PLAN);
    assertThrows(CancellationException.class, () -> loop.run(start, train, validation, progress));
    assertEquals(List.of(0.0, 64 / 2560.0, 128 / 2560.0), seen);
  }

  @Test
  void fewer_sequences_than_a_batch_train_too() {
    var trained =
        new TrainingLoop(BLAS, PLAN).run(start, all.slice(0, 5), all.slice(5, 7), Progress.NONE);
    assertEquals(8, trained.history().size());
  }

  private static Sequences sine() {
    var values = new float[520];
    for (int i = 0; i < values.length; i++) values[i] = (float) Math.sin(i / 5.0);
    return new Sequences(values, 1, values, 30, 1, 3, IntStream.range(0, 480).toArray());
  }
}
