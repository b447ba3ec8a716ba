package io.driftglass.data.ingest;

import io.driftglass.data.read.RowSink;
import io.driftglass.job.Progress;
import java.util.Locale;

/// Passes rows on, and every few thousand rows says how far and how fast reading is, and stops it
/// where the user has cancelled.
public final class Watch implements RowSink {
  private static final int EVERY = 8192;

  private final RowSink sink;
  private final Progress progress;
  private final long fileBytes;
  private final long startNanos = System.nanoTime();
  private long bytesRead;
  private long rows;

  public Watch(RowSink sink, Progress progress, long fileBytes) {
    this.sink = sink;
    this.progress = progress;
    this.fileBytes = fileBytes;
  }

  public void bytesRead(long bytes) {
    bytesRead = bytes;
  }

  @Override
  public void begin(long line) {
    sink.begin(line);
  }

  @Override
  public void cell(int index, char[] buffer, int offset, int length) {
    sink.cell(index, buffer, offset, length);
  }

  @Override
  public void broken(String text, String reason) {
    sink.broken(text, reason);
  }

  @Override
  public boolean end(int cells) {
    if (++rows % EVERY == 0) {
      double seconds = (System.nanoTime() - startNanos) / 1e9;
      progress.step(
          bytesRead,
          bytesRead == 0 ? 0 : fileBytes,
          String.format(Locale.ROOT, "%,d rows read, %,.0f rows/s", rows, rows / seconds));
    }
    return sink.end(cells);
  }
}
