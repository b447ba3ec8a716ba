package io.driftglass.live;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Reads a file that another program appends to. A line counts once its end has been written; a
/// file that is not there yet is waited for; one that shrinks has been started anew.
final class FileTail {
  private static final long LOOK_MILLIS = 20;
  private static final int MOST_LINE = 1 << 20;

  private final Path file;
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long position;

  FileTail(Path file) {
    this.file = file;
  }

  void follow(LineQueue lines) throws IOException, InterruptedException {
    while (!lines.isClosed()) {
      if (!readOn(lines)) return;
      Thread.sleep(LOOK_MILLIS);
    }
  }

  /// What has been written since.
  ///
  /// @return false once the queue is closed
  boolean readOn(LineQueue lines) throws IOException, InterruptedException {
    if (!Files.exists(file)) return !lines.isClosed();
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() < position) {
        position = 0;
        line.reset();
      }
      channel.position(position);
      while (channel.read(buffer.clear()) > 0) {
        buffer.flip();
        while (buffer.hasRemaining()) {
          byte next = buffer.get();
          position++;
          if (next != '\n') line.write(next);
          else if (!ended(lines)) return false;
          if (line.size() > MOST_LINE) line.reset();
        }
      }
    }
    return true;
  }

  private boolean ended(LineQueue lines) throws InterruptedException {
    var text = line.toString(StandardCharsets.UTF_8).stripTrailing();
    line.reset();
    return text.isEmpty() || lines.put(text);
  }
}
