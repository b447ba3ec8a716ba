package io.driftglass.workbench.fit;

import io.driftglass.db.Json;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// A frame in a file, for another process of the same program: never kept, never from outside.
final class FrameFile {
  private static final int BUFFER = 1 << 16;

  private FrameFile() {}

  private record Head(Clock clock, List<Channel> channels, int rows) {}

  static void write(Frame frame, Path file) throws IOException {
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))) {
      var head =
          Json.write(new Head(frame.clock(), frame.channels(), frame.rows()))
              .getBytes(StandardCharsets.UTF_8);
      out.writeInt(head.length);
      out.write(head);
      for (long tick : frame.ticks()) out.writeLong(tick);
      for (int c = 0; c < frame.channels().size(); c++) {
        for (double value : frame.column(c)) out.writeLong(Double.doubleToRawLongBits(value));
        var filled = frame.filled(c).toLongArray();
        out.writeInt(filled.length);
        for (long word : filled) out.writeLong(word);
      }
    }
  }

  static Frame read(Path file) throws IOException {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
      var text = new byte[in.readInt()];
      in.readFully(text);
      var head = Json.read(new String(text, StandardCharsets.UTF_8), Head.class);
      var ticks = longs(in, head.rows());
      var columns = new double[head.channels().size()][head.rows()];
      var filled = new ArrayList<BitSet>();
      for (var column : columns) {
        for (int row = 0; row < column.length; row++) {
          column[row] = Double.longBitsToDouble(in.readLong());
        }
        filled.add(BitSet.valueOf(longs(in, in.readInt())));
      }
      return Frame.of(head.clock(), ticks, head.channels(), columns).withFilled(filled);
    }
  }

  private static long[] longs(DataInputStream in, int count) throws IOException {
    var values = new long[count];
    for (int i = 0; i < count; i++) values[i] = in.readLong();
    return values;
  }
}
