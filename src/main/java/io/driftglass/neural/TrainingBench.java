package io.driftglass.neural;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/// Times the work of one training step: 64 sequences of 250 rows and 25 inputs through an LSTM of
/// two layers of 80 units, ten values ahead, on one thread.
public final class TrainingBench {
  private static final int SEQUENCES = 64;
  private static final int STEPS = 250;
  private static final LstmShape SHAPE = new LstmShape(25, 80, 2, 10);
  private static final int WARM_UP = 5;

  private final LstmNetwork network = LstmNetwork.untrained(SHAPE, 1);
  private final LstmPass pass;
  private final float[] rows = new float[STEPS * SEQUENCES * SHAPE.inputs()];
  private final float[] wanted = new float[SEQUENCES * SHAPE.outputs()];
  private final float[] gradient = new float[SHAPE.size()];
  private final SplittableRandom random = new SplittableRandom(1);
  private final Adam adam = new Adam(SHAPE.size(), .001);

  public TrainingBench(Blas blas) {
    pass = new LstmPass(blas, SHAPE, STEPS, 1, SEQUENCES);
    for (int i = 0; i < rows.length; i++) rows[i] = (float) (2 * random.nextDouble() - 1);
    for (int i = 0; i < wanted.length; i++) wanted[i] = (float) (2 * random.nextDouble() - 1);
  }

  /// Forward with dropout, back, and one step of Adam: the median of so many.
  ///
  /// @return milliseconds
  public double trainMillis(int times) {
    return median(times, this::train);
  }

  /// Forward alone: the median of so many.
  ///
  /// @return milliseconds
  public double predictMillis(int times) {
    return median(times, () -> (double) pass.forward(network.parameters(), rows)[0]);
  }

  /// One row through a network with carried state, predictions included: the median of so many
  /// stretches of a thousand.
  ///
  /// @return microseconds
  public double stepMicros(int times) {
    var stepper = network.stepper();
    var row = Arrays.copyOf(rows, SHAPE.inputs());
    return median(
        times,
        () -> {
          double sum = 0;
          for (int i = 0; i < 1000; i++) {
            stepper.take(row);
            sum += stepper.predict()[0];
          }
          return sum;
        });
  }

  private double train() {
    Arrays.fill(gradient, 0);
    double loss = pass.learn(network.parameters(), rows, wanted, .3, random, gradient);
    adam.step(network.parameters(), gradient, 1f / wanted.length);
    return loss;
  }

  private static double median(int times, Supplier<Double> work) {
    double sink = 0;
    for (int i = 0; i < WARM_UP; i++) sink += work.get();
    var millis = new double[times];
    for (int i = 0; i < times; i++) {
      long from = System.nanoTime();
      sink += work.get();
      millis[i] = (System.nanoTime() - from) / 1e6;
    }
    if (Double.isNaN(sink)) throw new IllegalStateException("the network computes NaN");
    Arrays.sort(millis);
    return times % 2 == 1 ? millis[times / 2] : (millis[times / 2 - 1] + millis[times / 2]) / 2;
  }
}
