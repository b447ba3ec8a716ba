package io.driftglass.job;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/// How far a piece of work is, and whether it should go on. Safe to use from several threads.
public interface Progress {
  /// Reports to nobody and is never cancelled.
  Progress NONE =
      new Progress() {
        @Override
        public void report(double fraction, String message) {}

        @Override
        public boolean cancelled() {
          return false;
        }
      };

  /// @param fraction 0..1 of this work, or NaN where it is not known
  /// @param message what is being done now, such as `reading 6.1 of 10 M rows`
  void report(double fraction, String message);

  boolean cancelled();

  /// A line for the job's log; most listeners ignore it.
  default void log(String line) {}

  /// A point of one of the job's curves, such as the loss after an epoch; most listeners ignore it.
  ///
  /// @param step such as the number of the epoch
  default void point(String curve, long step, double value) {}

  /// Where this work keeps how far it is; empty where nobody will ask.
  default Optional<Checkpoints> checkpoints() {
    return Optional.empty();
  }

  /// Reports a step of a loop.
  ///
  /// @throws CancellationException where the user has asked to stop
  default void step(long done, long total, String what) {
    check();
    report(total <= 0 ? Double.NaN : Math.min(1, (double) done / total), what);
  }

  /// @throws CancellationException where the user has asked to stop
  default void check() {
    if (cancelled()) throw new CancellationException("cancelled");
  }

  /// A stretch of this work as a work of its own: its 0..1 becomes `from`..`to` here.
  default Progress part(double from, double to) {
    return new PassedOn(this) {
      @Override
      public void report(double fraction, String message) {
        super.report(Double.isNaN(fraction) ? Double.NaN : from + (to - from) * fraction, message);
      }
    };
  }
}
