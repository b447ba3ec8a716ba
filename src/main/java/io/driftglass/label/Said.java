package io.driftglass.label;

import io.driftglass.problem.InvalidSetting;

/// What a person says of a stretch.
///
/// @param kind of anomaly, 1 to 9; 0 where none is told
/// @param text why, or empty
public record Said(Verdict verdict, int kind, String text) {
  private static final int MOST = 9;

  public Said {
    if (kind < 0 || kind > MOST) {
      throw new InvalidSetting("A kind is 1 to 9, not %d.".formatted(kind), "0 tells none.");
    }
  }

  public static Said of(Verdict verdict) {
    return new Said(verdict, 0, "");
  }
}
