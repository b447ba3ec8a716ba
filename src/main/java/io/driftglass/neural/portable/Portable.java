package io.driftglass.neural.portable;

import io.driftglass.neural.DenseNetwork;
import io.driftglass.neural.EncoderDecoder;
import io.driftglass.neural.LstmNetwork;
import io.driftglass.neural.conv.ConvNetwork;
import io.driftglass.neural.patch.MaskedNetwork;
import java.util.List;

/// What of a fitted model is a function of one window of rows, for other programs.
///
/// @param name of what it says something about: a channel, or the whole row
/// @param inputs names of the channels of a window's row, in their order
/// @param steps rows of a window, oldest first
/// @param zero and `unit` put each input on the scale of the function: (value - zero) / unit
/// @param held scaled values are taken as no farther than plus or minus this
/// @param far the function sees them no farther than plus or minus this
/// @param function from the scaled window to its outputs
/// @param says what the outputs are
public record Portable(
    String name,
    List<String> inputs,
    int steps,
    List<Double> zero,
    List<Double> unit,
    double held,
    double far,
    Function function,
    Says says) {
  public Portable {
    inputs = List.copyOf(inputs);
    zero = List.copyOf(zero);
    unit = List.copyOf(unit);
  }

  /// What the outputs mean.
  public enum Says {
    /// Values of the first input in the rows after the window, in its own unit.
    PREDICTION,
    /// How strange the window is: the root mean square of what the function does not give back.
    SCORE
  }

  /// From a scaled window to outputs.
  public sealed interface Function {
    /// A stacked LSTM and a linear layer.
    record Recurrent(LstmNetwork network) implements Function {}

    /// Layers with tanh between them; the window as one row of values.
    record Dense(DenseNetwork network) implements Function {}

    /// Convolutions along the rows of a window, and back.
    record Convolved(ConvNetwork network) implements Function {}

    /// An LSTM that reads a window, and one that gives it back from the state of the first.
    record Recalled(EncoderDecoder network) implements Function {}

    /// A transformer that tells each half of a window's patches from the other.
    record Masked(MaskedNetwork network) implements Function {}

    /// A program over the window of one channel as it is, neither scaled nor held; what comes out
    /// is in the channel's own unit.
    record Stepwise(Program program, int outputs) implements Function {}

    /// Weights of the window's values, then a constant; what comes out is held as the values are.
    record Linear(List<Double> weights, double constant) implements Function {
      public Linear {
        weights = List.copyOf(weights);
      }
    }
  }
}
