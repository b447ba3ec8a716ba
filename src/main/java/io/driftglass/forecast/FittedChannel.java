package io.driftglass.forecast;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// What was learnt from one channel.
///
/// @param unit values are divided by it before the expert sees them
record FittedChannel(
    String name, Season season, double unit, FittedExpert expert, FittedBands bands) {
  /// The coming values after the last of `values`.
  Forecast.Path path(double[] values, int horizonRows, double[] levels) {
    var scaled = new double[values.length];
    for (int row = 0; row < scaled.length; row++) scaled[row] = values[row] / unit;
    var point = expert.next(scaled, scaled.length, horizonRows);
    for (int step = 0; step < point.length; step++) point[step] *= unit;
    return new Forecast.Path(
        name,
        point,
        Arrays.stream(levels).mapToObj(level -> bands.around(point, level, unit)).toList());
  }

  void write(DataOutputStream out) throws IOException {
    var text = name.getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length).array());
    out.write(text);
    numbers(out, season.rows(), season.longer(), unit, bands.widening());
    numbers(out, bands.scale());
    numbers(out, bands.scores());
    numbers(out, expert.parameters());
  }

  static FittedChannel read(Expert expert, DataInputStream in) throws IOException {
    var text = new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
    var head = numbers(in);
    var season = new Season((int) head[0], (int) head[1]);
    var bands = new FittedBands(numbers(in), numbers(in), head[3]);
    return new FittedChannel(text, season, head[2], expert.restore(numbers(in), season), bands);
  }

  private static void numbers(DataOutputStream out, double... values) throws IOException {
    var bytes =
        ByteBuffer.allocate(4 + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(values.length);
    for (double value : values) bytes.putDouble(value);
    out.write(bytes.array());
  }

  private static double[] numbers(DataInputStream in) throws IOException {
    var values = new double[count(in)];
    var bytes = new byte[8 * values.length];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = Integer.reverseBytes(in.readInt());
    if (count < 0 || count > 1 << 24) throw new IOException("the model's bytes are damaged");
    return count;
  }
}
