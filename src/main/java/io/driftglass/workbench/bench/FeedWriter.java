package io.driftglass.workbench.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Random;

/// A process of its own that appends rows to a file at a pace, as a logger of sensors does; the
/// other side of a measurement of live feeds. The stamps say, in UTC, when a row was written.
final class FeedWriter {
  static final int CHANNELS = 10;
  private static final long BATCH_MILLIS = 10;

  private FeedWriter() {}

  /// @param arguments file, rows a second, seconds
  public static void main(String[] arguments) throws IOException, InterruptedException {
    double pace = Double.parseDouble(arguments[1]);
    long rows = (long) (pace * Double.parseDouble(arguments[2]));
    var random = new Random(1);
    long start = System.nanoTime();
    try (var out = Files.newBufferedWriter(Path.of(arguments[0]))) {
      out.write(header());
      for (long row = 0; row < rows; ) {
        long due = Math.min(rows, (long) ((System.nanoTime() - start) / 1e9 * pace));
        for (; row < due; row++) out.write(line(LocalDateTime.now(ZoneOffset.UTC), random));
        out.flush();
        Thread.sleep(BATCH_MILLIS);
      }
    }
  }

  static String header() {
    var text = new StringBuilder("time");
    for (int channel = 0; channel < CHANNELS; channel++) text.append(",s").append(channel);
    return text.append('\n').toString();
  }

  /// What the same sensors measured before, a row a millisecond, to learn from.
  static void history(Path file, int rows) throws IOException {
    var random = new Random(2);
    var start = LocalDateTime.of(2026, 1, 1, 0, 0);
    try (var out = Files.newBufferedWriter(file)) {
      out.write(header());
      for (int row = 0; row < rows; row++) {
        out.write(line(start.plusNanos(row * 1_000_000L), random));
      }
    }
  }

  /// Six digits after the second; rows of one microsecond are told apart by none and count once.
  private static String line(LocalDateTime at, Random random) {
    var text = new StringBuilder();
    text.append(at.toLocalDate()).append(' ');
    long nanos = at.toLocalTime().toNanoOfDay();
    text.append(
        "%02d:%02d:%02d.%06d"
            .formatted(
                nanos / 3_600_000_000_000L,
                nanos / 60_000_000_000L % 60,
                nanos / 1_000_000_000L % 60,
                nanos / 1000 % 1_000_000));
    for (int channel = 0; channel < CHANNELS; channel++) {
      text.append(',').append(Math.round(random.nextGaussian() * 1000) / 1000.0);
    }
    return text.append('\n').toString();
  }
}
