package io.driftglass.job;

import java.util.Optional;

/// The progress of work that may take so long and no longer: after that it is cancelled, though
/// nobody has asked.
public final class Deadline implements Progress {
  private final Progress whole;
  private final long end;

  private Deadline(Progress whole, long end) {
    this.whole = whole;
    this.end = end;
  }

  /// @param seconds from now
  public static Deadline in(double seconds, Progress whole) {
    return new Deadline(whole, System.nanoTime() + (long) (seconds * 1e9));
  }

  /// Whether time, and not the user, has ended it.
  public boolean passed() {
    return !whole.cancelled() && late();
  }

  @Override
  public boolean cancelled() {
    return whole.cancelled() || late();
  }

  @Override
  public void report(double fraction, String message) {
    whole.report(fraction, message);
  }

  @Override
  public void log(String line) {
    whole.log(line);
  }

  @Override
  public void point(String curve, long step, double value) {
    whole.point(curve, step, value);
  }

  @Override
  public Optional<Checkpoints> checkpoints() {
    return whole.checkpoints();
  }

  private boolean late() {
    return System.nanoTime() - end >= 0;
  }
}
