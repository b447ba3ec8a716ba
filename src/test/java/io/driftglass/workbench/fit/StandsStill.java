package io.driftglass.workbench.fit;

import io.driftglass.job.Progress;
import java.util.concurrent.locks.LockSupport;

/// Writes what a process logs for the one that started it to read, and stands still after the third
/// epoch, so that it can be killed there.
public final class StandsStill implements Progress {
  private volatile boolean still;

  @Override
  public void report(double fraction, String message) {}

  @Override
  public boolean cancelled() {
    while (still) LockSupport.park();
    return false;
  }

  @Override
  public void log(String line) {
    System.out.println(line);
    still |= line.contains("epoch 3:");
  }
}
