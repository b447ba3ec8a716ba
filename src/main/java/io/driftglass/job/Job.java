package io.driftglass.job;

/// A started piece of work: watch it, cancel it.
public interface Job {
  String title();

  JobState state();

  /// 0..1, or NaN where it is not known.
  double fraction();

  String message();

  /// Asks the work to stop at its next step; returns at once.
  void cancel();
}
