package io.driftglass.neural.patch;

/// Every row brought to mean 0 and spread 1, then times a gain plus a shift (Ba, Kiros & Hinton
/// 2016).
final class LayerNorm {
  private static final float EPSILON = 1e-5f;

  private final int rows;
  private final int width;
  private final float[] centred;
  private final float[] inverse;
  final float[] out;

  LayerNorm(int rows, int width) {
    this.rows = rows;
    this.width = width;
    centred = new float[rows * width];
    inverse = new float[rows];
    out = new float[rows * width];
  }

  /// @param at where gain, then shift lie in the parameters
  void forward(float[] x, float[] parameters, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      float mean = 0;
      for (int i = 0; i < width; i++) mean += x[from + i];
      mean /= width;
      float square = 0;
      for (int i = 0; i < width; i++) square += (x[from + i] - mean) * (x[from + i] - mean);
      float scale = (float) (1 / Math.sqrt(square / width + EPSILON));
      inverse[row] = scale;
      for (int i = 0; i < width; i++) {
        float value = (x[from + i] - mean) * scale;
        centred[from + i] = value;
        out[from + i] = value * parameters[at + i] + parameters[at + width + i];
      }
    }
  }

  /// @param byOut how the loss changes with what went out
  /// @param byX that for what came in is added to it
  void back(float[] byOut, float[] byX, float[] parameters, float[] gradient, int at) {
    for (int row = 0; row < rows; row++) {
      int from = row * width;
      float sum = 0;
      float product = 0;
      for (int i = 0; i < width; i++) {
        float value = centred[from + i];
        float by = byOut[from + i];
        gradient[at + i] += by * value;
        gradient[at + width + i] += by;
        float inner = by * parameters[at + i];
        sum += inner;
        product += inner * value;
      }
      sum /= width;
      product /= width;
      for (int i = 0; i < width; i++) {
        float inner = byOut[from + i] * parameters[at + i];
        byX[from + i] += inverse[row] * (inner - sum - centred[from + i] * product);
      }
    }
  }
}
