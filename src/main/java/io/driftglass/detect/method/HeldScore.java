package io.driftglass.detect.method;

/// A channel's score, held at its peak and fading, so that a burst is one event; what is left after
/// the event fades slowly, as rows near one are stranger than others. Every event raises what the
/// next must reach, and that fades too: where a channel is strange often, only what stands out of
/// its events is one.
final class HeldScore {
  private static final double MOST = 2.5;
  private static final double HALF_LIFE_ROWS = 4000;

  /// The half-life after an event over that in it.
  private static final double AFTERWARDS = 4;

  private static final double FORGET = Math.pow(.5, 1 / HALF_LIFE_ROWS);

  private final double fade;
  private final double slowFade;
  private final double rise;
  private final double level;
  private final double leave;
  private double held;
  private double events;
  private boolean inside;

  /// @param halfLifeRows in which a peak falls to half while it is an event
  /// @param rise part by which an event raises what the next must reach, 0 or more
  /// @param level from which an event begins
  /// @param leave the score below which it ends
  HeldScore(double halfLifeRows, double rise, double level, double leave) {
    fade = Math.pow(.5, 1 / halfLifeRows);
    slowFade = Math.pow(.5, 1 / (AFTERWARDS * halfLifeRows));
    this.rise = rise;
    this.level = level;
    this.leave = leave;
  }

  /// A row on which nothing was measured.
  void pass() {
    held *= held >= leave ? fade : slowFade;
    events *= FORGET;
  }

  /// @param score 0 or more
  void next(double score) {
    pass();
    held = Math.max(held, Math.min(MOST, score / (1 + rise * events)));
    boolean on = held >= level || (inside && held >= leave);
    if (on && !inside) events++;
    inside = on;
  }

  /// 0..2.5
  double value() {
    return held;
  }

  double[] state() {
    return new double[] {held, events, inside ? 1 : 0};
  }

  void restore(double[] state) {
    held = state[0];
    events = state[1];
    inside = state[2] > 0;
  }
}
