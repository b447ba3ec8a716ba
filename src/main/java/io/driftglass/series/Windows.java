package io.driftglass.series;

import io.driftglass.problem.InsufficientData;

/// Stretches of equal length over the rows of a frame.
///
/// @param rows rows of the frame
/// @param length rows a window, at least 1
/// @param stride rows from one window's start to the next, at least 1
public record Windows(int rows, int length, int stride) {
  /// @throws InsufficientData where not one window fits
  public static Windows over(int rows, int length, int stride) {
    if (length < 1 || stride < 1) {
      throw new IllegalArgumentException(
          "length " + length + " and stride " + stride + " must be at least 1");
    }
    if (length > rows) {
      throw new InsufficientData(
          "A window of %d rows does not fit %d rows.".formatted(length, rows),
          "Choose a window of at most %d rows or give more data.".formatted(rows));
    }
    return new Windows(rows, length, stride);
  }

  public int count() {
    return (rows - length) / stride + 1;
  }

  /// First row of that window.
  public int start(int window) {
    return window * stride;
  }
}
