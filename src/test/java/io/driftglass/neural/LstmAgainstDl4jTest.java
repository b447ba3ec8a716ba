package io.driftglass.neural;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/// DL4J 1.0.0-M2.1 is the reference implementation: the same weights give the same predictions
/// within 1e-5.
///
/// Its gates stand in the order candidate, forget, output, input; ours input, forget, output,
/// candidate. Its data are [sequence][value][step].
final class LstmAgainstDl4jTest {
  private static final LstmShape SHAPE = new LstmShape(4, 16, 2, 10);
  private static final int STEPS = 60;
  private static final int SEQUENCES = 3;

  @Test
  void the_same_weights_give_the_same_predictions() {
    var network = LstmNetwork.untrained(SHAPE, 5);
    var random = new Random(6);
    for (int i = 0; i < SHAPE.size(); i++)
      network.parameters()[i] += .2f * (random.nextFloat() - .5f);
    var rows = new float[STEPS * SEQUENCES * SHAPE.inputs()];
    for (int i = 0; i < rows.length; i++) rows[i] = 4 * random.nextFloat() - 2;

    float[] ours = network.predict(Backend.here().blas(), rows, STEPS, SEQUENCES);
    var theirs = reference(network).output(features(rows));

    for (int s = 0; s < SEQUENCES; s++) {
      for (int k = 0; k < SHAPE.outputs(); k++) {
        assertEquals(theirs.getFloat(s, k, STEPS - 1), ours[s * SHAPE.outputs() + k], 1e-5);
      }
    }
  }

  private static MultiLayerNetwork reference(LstmNetwork network) {
    var layers = new NeuralNetConfiguration.Builder().dataType(DataType.FLOAT).list();
    for (int layer = 0; layer < SHAPE.layers(); layer++) {
      layers.layer(
          new LSTM.Builder()
              .nIn(SHAPE.inputs(layer))
              .nOut(SHAPE.units())
              .activation(Activation.TANH)
              .gateActivationFunction(Activation.SIGMOID)
              .build());
    }
    layers.layer(
        new RnnOutputLayer.Builder(LossFunction.MSE)
            .activation(Activation.IDENTITY)
            .nIn(SHAPE.units())
            .nOut(SHAPE.outputs())
            .build());
    var reference = new MultiLayerNetwork(layers.build());
    reference.init();
    for (int layer = 0; layer < SHAPE.layers(); layer++) {
      int inputs = SHAPE.inputs(layer);
      set(reference, layer + "_W", gates(network, SHAPE.inputWeights(layer), inputs));
      set(reference, layer + "_RW", gates(network, SHAPE.recurrentWeights(layer), SHAPE.units()));
      set(reference, layer + "_b", gates(network, SHAPE.bias(layer), 1));
    }
    set(
        reference,
        SHAPE.layers() + "_W",
        matrix(network, SHAPE.outputWeights(), SHAPE.units(), SHAPE.outputs()));
    set(reference, SHAPE.layers() + "_b", matrix(network, SHAPE.outputBias(), 1, SHAPE.outputs()));
    return reference;
  }

  private static void set(MultiLayerNetwork reference, String name, float[][] values) {
    reference.getParam(name).assign(Nd4j.create(values));
  }

  private static float[][] matrix(LstmNetwork network, int from, int rows, int columns) {
    var values = new float[rows][columns];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(network.parameters(), from + row * columns, values[row], 0, columns);
    }
    return values;
  }

  /// The matrix with input gate and candidate changed places.
  private static float[][] gates(LstmNetwork network, int from, int rows) {
    int units = SHAPE.units();
    var values = matrix(network, from, rows, 4 * units);
    for (var row : values) {
      var input = Arrays.copyOf(row, units);
      System.arraycopy(row, 3 * units, row, 0, units);
      System.arraycopy(input, 0, row, 3 * units, units);
    }
    return values;
  }

  private static INDArray features(float[] rows) {
    var features = Nd4j.zeros(DataType.FLOAT, SEQUENCES, SHAPE.inputs(), STEPS);
    for (int step = 0; step < STEPS; step++) {
      for (int s = 0; s < SEQUENCES; s++) {
        for (int c = 0; c < SHAPE.inputs(); c++) {
          float value = rows[(step * SEQUENCES + s) * SHAPE.inputs() + c];
          features.putScalar(new int[] {s, c, step}, value);
        }
      }
    }
    return features;
  }
}
