package io.driftglass.cli;

import io.driftglass.job.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/// Progress on stderr: a bar with the time left on a terminal, a line every few seconds otherwise.
final class TerminalProgress implements Progress {
  private static final int BAR = 30;

  private final PrintWriter err;
  private final boolean live;
  private final boolean quiet;
  private final long started = System.nanoTime();
  private long lastNanos = started;
  private boolean drawn;
  private volatile boolean cancelled;

  TerminalProgress(PrintWriter err, boolean live, boolean quiet) {
    this.err = err;
    this.live = live;
    this.quiet = quiet;
  }

  void cancel() {
    cancelled = true;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public synchronized void report(double fraction, String message) {
    if (quiet) return;
    long now = System.nanoTime();
    Duration since = Duration.ofNanos(now - lastNanos);
    if (since.toMillis() < (live ? 100 : 5000)) return;
    lastNanos = now;
    double seconds = (now - started) / 1e9;
    String left =
        fraction > .01 ? ", %.0f s left".formatted(seconds / fraction * (1 - fraction)) : "";
    if (live) {
      int full = Double.isNaN(fraction) ? 0 : (int) (fraction * BAR);
      err.print(
          "\r[" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + message + left + "\u001b[K");
      drawn = true;
    } else {
      err.println(
          (Double.isNaN(fraction) ? "" : "%3.0f %% ".formatted(fraction * 100)) + message + left);
    }
    err.flush();
  }

  /// Takes the bar away.
  synchronized void end() {
    if (drawn) err.print("\r\u001b[K");
    err.flush();
  }
}
