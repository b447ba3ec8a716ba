package io.driftglass.detect;

/// Which way a channel must have moved for an event to count.
public enum Direction {
  ANY,
  UP,
  DOWN
}
