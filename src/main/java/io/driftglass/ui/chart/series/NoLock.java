package io.driftglass.ui.chart.series;

import io.fair_acc.dataset.DataSet;
import io.fair_acc.dataset.locks.DataSetLock;
import java.util.function.Supplier;

/// A lock that locks nothing: data sets are touched on the FX thread only, and a chart that holds
/// real read locks until the end of a pulse would wait for itself when one is written before it.
record NoLock<D extends DataSet>(D held) implements DataSetLock<D> {
  @Override
  public D readLock() {
    return held;
  }

  @Override
  public D readUnLock() {
    return held;
  }

  @Override
  public D writeLock() {
    return held;
  }

  @Override
  public D writeUnLock() {
    return held;
  }

  @Override
  public D readLockGuard(Runnable reading) {
    return run(reading);
  }

  @Override
  public <R> R readLockGuard(Supplier<R> reading) {
    return reading.get();
  }

  @Override
  public D readLockGuardOptimistic(Runnable reading) {
    return run(reading);
  }

  @Override
  public <R> R readLockGuardOptimistic(Supplier<R> reading) {
    return reading.get();
  }

  @Override
  public D writeLockGuard(Runnable writing) {
    return run(writing);
  }

  @Override
  public <R> R writeLockGuard(Supplier<R> writing) {
    return writing.get();
  }

  private D run(Runnable work) {
    work.run();
    return held;
  }
}
