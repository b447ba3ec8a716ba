package io.driftglass.job;

/// The progress of work that may take so long and no longer: after that it is cancelled, though
/// nobody has asked.
public final class Deadline extends PassedOn {
  private final Progress whole;
  private final long end;

  private Deadline(Progress whole, long end) {
    super(whole);
    this.whole = whole;
    this.end = end;
  }

  /// @param seconds from now
  public static Deadline in(double seconds, Progress whole) {
    return new Deadline(whole, System.nanoTime() + (long) (seconds * 1e9));
  }

  /// Below 0 where it is over.
  public double secondsLeft() {
    return (end - System.nanoTime()) / 1e9;
  }

  /// Whether time, and not the user, has ended it.
  public boolean passed() {
    return !whole.cancelled() && late();
  }

  @Override
  public boolean cancelled() {
    return whole.cancelled() || late();
  }

  private boolean late() {
    return System.nanoTime() - end >= 0;
  }
}
