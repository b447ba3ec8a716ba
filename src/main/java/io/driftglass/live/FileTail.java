package io.driftglass.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Reads a file that another program appends to. A line counts once its end has been written; a
/// file that is not there yet is waited for; one that shrinks has been started anew.
final class FileTail {
  private static final long LOOK_MILLIS = 20;
  private static final int MOST_LINE = 1 << 20;

  private final Path file;
  private byte[] bytes = new byte[1 << 16];
  private int begun;
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
        begun = 0;
      }
      channel.position(position);
      while (true) {
        int read = channel.read(ByteBuffer.wrap(bytes, begun, bytes.length - begun));
        if (read <= 0) return true;
        position += read;
        if (!ended(begun + read, lines)) return false;
      }
    }
  }

  /// Sends the lines that have ended and keeps the one that has begun.
  private boolean ended(int until, LineQueue lines) throws InterruptedException {
    int start = 0;
    for (int at = begun; at < until; at++) {
      if (bytes[at] != '\n') continue;
      var text = new String(bytes, start, at - start, StandardCharsets.UTF_8).stripTrailing();
      if (!text.isEmpty() && !lines.put(text)) return false;
      start = at + 1;
    }
    begun = until - start;
    System.arraycopy(bytes, start, bytes, 0, begun);
    if (begun == MOST_LINE) begun = 0;
    else if (begun == bytes.length) bytes = Arrays.copyOf(bytes, 2 * begun);
    return true;
  }
}
