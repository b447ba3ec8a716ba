package io.driftglass.workbench;

/// Something that goes on beside everything else, and can be started and stopped.
public interface Service {
  /// As people call it.
  String name();

  /// What it does now, or why it does not, a short sentence.
  String detail();

  boolean running();

  /// Does nothing where it runs.
  void start();

  /// Does nothing where it does not run; returns before it has ended.
  void stop();
}
