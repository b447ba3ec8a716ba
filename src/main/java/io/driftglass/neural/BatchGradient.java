package io.driftglass.neural;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Gradients and losses of batches, shared out over the cores in shards of fixed size and added up
/// in fixed order: the number of threads changes no bit.
final class BatchGradient {
  private final int size;
  private final Shard[] shards;

  /// @param like sequences of the size of all that will come
  /// @param size sequences a shard
  /// @param shards that a full batch has
  BatchGradient(Blas blas, LstmShape shape, Sequences like, int size, int shards) {
    this.size = size;
    this.shards = new Shard[shards];
    for (int i = 0; i < shards; i++) this.shards[i] = new Shard(blas, shape, like, size);
  }

  /// Sequences of a full batch.
  int batch() {
    return shards.length * size;
  }

  /// @param sequences a whole number of shards, at most a full batch
  /// @param gradient overwritten by the sum over the batch
  /// @return the sum of the squared misses
  double learn(
      float[] parameters, Sequences sequences, double dropout, Draws random, float[] gradient) {
    int used = sequences.count() / size;
    for (int i = 0; i < used; i++) shards[i].random = random.split();
    IntStream.range(0, used)
        .parallel()
        .forEach(i -> shards[i].learn(parameters, sequences, i * size, dropout));
    Arrays.fill(gradient, 0);
    double loss = 0;
    for (int i = 0; i < used; i++) {
      loss += shards[i].loss;
      for (int p = 0; p < gradient.length; p++) gradient[p] += shards[i].gradient[p];
    }
    return loss;
  }

  /// @param sequences a whole number of shards, at most a full batch
  /// @return the sum of the squared misses, without dropout
  double judge(float[] parameters, Sequences sequences) {
    int used = sequences.count() / size;
    IntStream.range(0, used)
        .parallel()
        .forEach(i -> shards[i].judge(parameters, sequences, i * size));
    double loss = 0;
    for (int i = 0; i < used; i++) loss += shards[i].loss;
    return loss;
  }

  /// The room and the outcome of one shard; one thread at a time.
  private static final class Shard {
    private final LstmPass pass;
    private final int size;
    private final float[] rows;
    private final float[] wanted;
    private final float[] gradient;
    private Draws random;
    private double loss;

    Shard(Blas blas, LstmShape shape, Sequences like, int size) {
      this.size = size;
      pass = new LstmPass(blas, shape, like.steps(), like.judged(), size);
      rows = new float[like.steps() * size * shape.inputs()];
      wanted = new float[size * like.values()];
      gradient = new float[shape.size()];
    }

    void learn(float[] parameters, Sequences sequences, int from, double dropout) {
      copy(sequences, from);
      Arrays.fill(gradient, 0);
      loss = pass.learn(parameters, rows, wanted, dropout, random, gradient);
    }

    void judge(float[] parameters, Sequences sequences, int from) {
      copy(sequences, from);
      float[] predicted = pass.forward(parameters, rows);
      loss = 0;
      for (int i = 0; i < wanted.length; i++) {
        double miss = Float.isNaN(wanted[i]) ? 0 : predicted[i] - wanted[i];
        loss += miss * miss;
      }
    }

    private void copy(Sequences sequences, int from) {
      sequences.copyRows(from, size, rows);
      sequences.copyWanted(from, size, wanted);
    }
  }
}
