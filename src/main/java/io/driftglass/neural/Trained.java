package io.driftglass.neural;

import java.util.List;

/// A trained network and how it got there.
///
/// @param network with the parameters of the epoch of the lowest validation loss
/// @param history one entry an epoch, oldest first
public record Trained(LstmNetwork network, List<Epoch> history) {
  public Trained {
    history = List.copyOf(history);
  }

  /// @param number 1, 2, 3, ...
  /// @param loss mean squared error over the epoch's sequences, with dropout
  /// @param validationLoss mean squared error over the validation sequences, without
  public record Epoch(int number, double loss, double validationLoss) {}
}
