package io.driftglass.neural;

import java.util.Arrays;

/// Stretches of a series, each with the values that follow it: what a network learns from. They
/// overlap and share one array.
///
/// @param rows the series, row after row, no NaN
/// @param width values a row
/// @param wanted the value to predict, one a row; NaN where it is missing
/// @param steps rows a stretch
/// @param judged rows at the end of a stretch after each of which the network predicts
/// @param ahead values that are to be predicted after each
/// @param starts first rows; start + steps + ahead is at most the number of rows
@SuppressWarnings("ArrayRecordComponent")
public record Sequences(
    float[] rows, int width, float[] wanted, int steps, int judged, int ahead, int[] starts) {
  public int count() {
    return starts.length;
  }

  /// Those with index `from` until `until`.
  public Sequences slice(int from, int until) {
    return with(Arrays.copyOfRange(starts, from, until));
  }

  /// At most `most` of them, evenly spread.
  public Sequences thinned(int most) {
    if (count() <= most) return this;
    var kept = new int[most];
    for (int i = 0; i < most; i++) kept[i] = starts[(int) ((long) i * count() / most)];
    return with(kept);
  }

  Sequences with(int[] others) {
    return new Sequences(rows, width, wanted, steps, judged, ahead, others);
  }

  void print(Fingerprint print) {
    print.add(rows).add(wanted).add(starts);
    print.add("%d %d %d %d".formatted(width, steps, judged, ahead));
  }

  /// Copies the rows of `count` stretches side by side.
  ///
  /// @param to [steps][count][width]
  void copyRows(int from, int count, float[] to) {
    for (int step = 0; step < steps; step++) {
      for (int i = 0; i < count; i++) {
        System.arraycopy(
            rows, (starts[from + i] + step) * width, to, (step * count + i) * width, width);
      }
    }
  }

  /// @param to [judged][count][ahead]
  void copyWanted(int from, int count, float[] to) {
    for (int last = 0; last < judged; last++) {
      for (int i = 0; i < count; i++) {
        int next = starts[from + i] + steps - judged + last + 1;
        System.arraycopy(wanted, next, to, (last * count + i) * ahead, ahead);
      }
    }
  }

  /// Values predicted for each stretch.
  int values() {
    return judged * ahead;
  }
}
