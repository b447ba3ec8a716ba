package io.driftglass.detect;

/// Decides row by row whether an event is on, from the rows so far alone. What a batch joins
/// afterwards is held instead: an event stays on for the gap, and a short one begins late.
public final class LiveDecision {
  private final Decision decision;
  private int run;
  private int hold;

  public LiveDecision(Decision decision) {
    this.decision = decision;
  }

  /// @param score NaN is not strange
  /// @param over whether the row is over its level
  /// @param level the row's level
  public boolean next(double score, double level, boolean over) {
    boolean inside = over || (run > 0 && score >= Events.leaving(level, decision));
    run = inside ? run + 1 : 0;
    if (run >= decision.minimumRows()) {
      hold = decision.mergeGapRows();
      return true;
    }
    return hold > 0 && hold-- > 0;
  }
}
