package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;

/// A NumPy array of one or two dimensions: rows of numbers, in C order; `line` is the row.
record NpyTable(Path file, Container container) implements Table {
  private static final Pattern TYPE = Pattern.compile("'descr':\\s*'([<>|=])([fiub])(\\d)'");
  private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\((\\d+),?\\s*(\\d*),?\\)");

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var in = new BufferedInputStream(Packing.open(file, container, bytesRead), 1 << 16)) {
      var header = header(in);
      var type = TYPE.matcher(header);
      var shape = SHAPE.matcher(header);
      if (!type.find() || !shape.find() || header.contains("'fortran_order': True")) {
        throw new UnsupportedFormat(
            "The NumPy array is not one of numbers with one or two dimensions in C order.",
            "Save it with numpy.save(file, numpy.ascontiguousarray(x, dtype=float)).");
      }
      var order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      var kind = type.group(2);
      int size = Integer.parseInt(type.group(3));
      if (shape.group(1).length() > 15 || shape.group(2).length() > 9) {
        throw new UnsupportedFormat(
            "The NumPy array says it has %s rows.".formatted(shape.group(1)), "Save it again.");
      }
      long rows = Long.parseLong(shape.group(1));
      int columns = shape.group(2).isEmpty() ? 1 : Integer.parseInt(shape.group(2));
      if (columns < 1 || columns > MAX_COLUMNS) {
        throw new UnsupportedFormat(
            "The NumPy array has %,d columns.".formatted(columns), "Split it into narrower ones.");
      }
      for (long row = 0; row < rows; row++) {
        var bytes = in.readNBytes(columns * size);
        if (bytes.length < columns * size) {
          throw new UnsupportedFormat(
              "The NumPy array ends after %,d of %,d rows.".formatted(row, rows), "Save it again.");
        }
        sink.begin(row + 1);
        var numbers = ByteBuffer.wrap(bytes).order(order);
        for (int column = 0; column < columns; column++) {
          var text = text(numbers, kind, size);
          sink.cell(column, text.toCharArray(), 0, text.length());
        }
        if (!sink.end(columns)) return;
      }
    }
  }

  private static String header(InputStream in) throws IOException {
    var start = ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(8), 8)).order(ByteOrder.LITTLE_ENDIAN);
    int width = start.get(6) >= 2 ? 4 : 2;
    var length = ByteBuffer.wrap(Arrays.copyOf(in.readNBytes(width), 4));
    int bytes = length.order(ByteOrder.LITTLE_ENDIAN).getInt();
    return new String(in.readNBytes(Math.clamp(bytes, 0, 1 << 16)), StandardCharsets.ISO_8859_1);
  }

  private static String text(ByteBuffer numbers, String kind, int size) {
    return switch (kind + size) {
      case "f8" -> Double.toString(numbers.getDouble());
      case "f4" -> Double.toString(numbers.getFloat());
      case "i8", "u8" -> Long.toString(numbers.getLong());
      case "i4" -> Integer.toString(numbers.getInt());
      case "u4" -> Integer.toUnsignedString(numbers.getInt());
      case "i2" -> Short.toString(numbers.getShort());
      case "u2" -> Integer.toString(numbers.getShort() & 0xffff);
      case "i1" -> Byte.toString(numbers.get());
      case "u1", "b1" -> Integer.toString(numbers.get() & 0xff);
      default ->
          throw new UnsupportedFormat(
              "The NumPy type %s%d is not known.".formatted(kind, size),
              "Save the array as float64.");
    };
  }
}
