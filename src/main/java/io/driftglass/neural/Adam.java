package io.driftglass.neural;

import java.nio.ByteBuffer;

/// Adam (Kingma and Ba 2015, ICLR, algorithm 1) with its usual constants.
public final class Adam {
  private static final double BETA1 = .9;
  private static final double BETA2 = .999;
  private static final float EPSILON = 1e-7f;

  private final double rate;
  private final float[] mean;
  private final float[] square;
  private double decay1 = 1;
  private double decay2 = 1;

  public Adam(int parameters, double rate) {
    this.rate = rate;
    mean = new float[parameters];
    square = new float[parameters];
  }

  void write(ByteBuffer out) {
    out.putDouble(decay1).putDouble(decay2);
    TrainingState.put(out, mean);
    TrainingState.put(out, square);
  }

  void read(ByteBuffer in) {
    decay1 = in.getDouble();
    decay2 = in.getDouble();
    TrainingState.get(in, mean);
    TrainingState.get(in, square);
  }

  /// @param scale by which the gradient is multiplied first
  public void step(float[] parameters, float[] gradient, float scale) {
    step(parameters, gradient, scale, 1);
  }

  /// @param share of the learning rate
  public void step(float[] parameters, float[] gradient, float scale, float share) {
    decay1 *= BETA1;
    decay2 *= BETA2;
    float stride = (float) (share * rate * Math.sqrt(1 - decay2) / (1 - decay1));
    float b1 = (float) BETA1;
    float b2 = (float) BETA2;
    for (int i = 0; i < parameters.length; i++) {
      float slope = scale * gradient[i];
      mean[i] = b1 * mean[i] + (1 - b1) * slope;
      square[i] = b2 * square[i] + (1 - b2) * slope * slope;
      parameters[i] -= stride * mean[i] / ((float) Math.sqrt(square[i]) + EPSILON);
    }
  }
}
