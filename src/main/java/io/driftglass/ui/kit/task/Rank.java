package io.driftglass.ui.kit.task;

/// Which of the jobs that wait begins first; of one rank the one that has waited longest.
public enum Rank {
  HIGH,
  NORMAL,
  LOW
}
