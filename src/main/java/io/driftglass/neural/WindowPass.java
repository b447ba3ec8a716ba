package io.driftglass.neural;

import java.util.random.RandomGenerator;

/// A [WindowNetwork]'s way through a batch of windows and back, with room of its own; one thread.
public interface WindowPass {
  /// Where the windows of a batch are put, one after the other.
  float[] input();

  /// What it gives back of them, as in use.
  ///
  /// @param windows in the batch
  /// @return one window after the other; overwritten by the next call
  float[] forward(float[] parameters, int windows);

  /// One batch forward, as in training, and back.
  ///
  /// @param gradient set to the slopes of half the squared misses added up
  /// @return the squared misses added up
  double learn(
      float[] parameters, int windows, double dropout, RandomGenerator random, float[] gradient);
}
