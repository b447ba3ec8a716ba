package io.driftglass.job;

import java.util.Optional;

/// Progress that reaches another as it is, but for what is overridden.
public abstract class PassedOn implements Progress {
  private final Progress to;

  protected PassedOn(Progress to) {
    this.to = to;
  }

  @Override
  public void report(double fraction, String message) {
    to.report(fraction, message);
  }

  @Override
  public boolean cancelled() {
    return to.cancelled();
  }

  @Override
  public void log(String line) {
    to.log(line);
  }

  @Override
  public void point(String curve, long step, double value) {
    to.point(curve, step, value);
  }

  @Override
  public Optional<Checkpoints> checkpoints() {
    return to.checkpoints();
  }
}
