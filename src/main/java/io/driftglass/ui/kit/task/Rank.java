package io.driftglass.ui.kit.task;

/// Which of the jobs that wait begins first; of one rank the one that has waited longest.
public enum Rank {
  HIGH,
  NORMAL,
  LOW;

  public Rank sooner() {
    return switch (this) {
      case HIGH, NORMAL -> HIGH;
      case LOW -> NORMAL;
    };
  }

  public Rank later() {
    return switch (this) {
      case HIGH -> NORMAL;
      case NORMAL, LOW -> LOW;
    };
  }
}
