package io.driftglass.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Plays a file line by line at a pace.
final class Pace {
  private final Path file;
  private final double rowsPerSecond;

  Pace(Path file, double rowsPerSecond) {
    this.file = file;
    this.rowsPerSecond = rowsPerSecond;
  }

  void play(LineQueue lines) throws IOException, InterruptedException {
    long start = System.nanoTime();
    long row = 0;
    try (var text = Files.newBufferedReader(file)) {
      for (var line = text.readLine(); line != null; line = text.readLine()) {
        long due = (long) (row++ / rowsPerSecond * 1e9) - (System.nanoTime() - start);
        if (due > 1_000_000) Thread.sleep(due / 1_000_000);
        if (!lines.put(line)) return;
      }
    }
  }
}
