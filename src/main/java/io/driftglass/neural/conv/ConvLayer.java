package io.driftglass.neural.conv;

/// One convolution along the rows of a window, every output row seeing `kernel` input rows around
/// its own place, `stride` rows apart ("same" padding: rows beyond the ends count as 0); or its
/// transpose, which goes from the fewer rows to the more.
///
/// Its parameters, row after row: the weights, for a convolution (kernel in x out), for a transpose
/// (in x kernel out), then the biases (out).
///
/// @param rows the more rows: in front of a convolution, behind a transpose
/// @param in values an input row
/// @param out values an output row
/// @param transposed whether it goes from the fewer rows to the more
/// @param at where its parameters begin
public record ConvLayer(
    int rows, int in, int out, int kernel, int stride, boolean transposed, int at) {
  /// The fewer rows.
  public int steps() {
    return Math.ceilDiv(rows, stride);
  }

  int inRows() {
    return transposed ? steps() : rows;
  }

  int outRows() {
    return transposed ? rows : steps();
  }

  /// The first of the more rows that a step sees; below 0 in the padding.
  int start(int step) {
    return step * stride - padding() / 2;
  }

  /// Rows beyond both ends; the odd one behind the last.
  public int padding() {
    return Math.max(0, (steps() - 1) * stride + kernel - rows);
  }

  /// Rows of the weights.
  int height() {
    return transposed ? in : kernel * in;
  }

  /// Columns of the weights.
  int width() {
    return transposed ? kernel * out : out;
  }

  /// Values of one of the more rows.
  int channels() {
    return transposed ? out : in;
  }

  /// Values a step sees of the more rows.
  int patch() {
    return kernel * channels();
  }

  public int bias() {
    return at + height() * width();
  }

  int end() {
    return bias() + out;
  }

  /// The first of a step's rows that is none of the padding.
  int firstTap(int step) {
    return Math.max(0, -start(step));
  }

  int lastTap(int step) {
    return Math.min(kernel, rows - start(step));
  }
}
