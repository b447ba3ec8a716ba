package io.driftglass.metric;

import io.driftglass.metric.Segments.Segment;

/// The score of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015, ICMLA; version 1.1), from 0
/// for silence to 100 for an alarm at the first row of every window and nowhere else; noise is
/// below 0. An event counts by its first row, the first 15 % of the rows (750 at most) do not
/// count.
///
/// The score rewards one early alarm in a long window, so a single spike does well in it: read it
/// beside a metric that looks at every row.
///
/// @param rewards one a profile-independent sum: how early the windows were found, 0..1 each
/// @param falseAlarms events that began outside of every window
/// @param falseCost what they cost before their weight, at most 0
/// @param found windows in which an event began
/// @param missed windows of which some rows count and in which no event began
/// @param windows all of them
public record NabScore(
    double rewards, int falseAlarms, double falseCost, int found, int missed, int windows) {
  private static final double PROBATION_SHARE = .15;
  private static final int MOST_PROBATION_ROWS = 750;

  /// Windows away from which a false alarm costs its full price.
  private static final double FAR = 3;

  /// @param truth one a row; a stretch of labelled rows is a window
  /// @param alarms one a row; a stretch of them is an event
  public static NabScore of(boolean[] truth, boolean[] alarms) {
    Segments.requireSameRows(truth.length, alarms.length);
    int first = (int) Math.min(MOST_PROBATION_ROWS, Math.floor(PROBATION_SHARE * truth.length));
    var windows = Segments.of(truth);
    var events = Segments.of(alarms).stream().filter(event -> event.from() >= first).toList();
    double rewards = 0;
    int found = 0;
    int missed = 0;
    for (var window : windows) {
      if (window.until() <= first) continue;
      var hit = events.stream().filter(event -> within(window, event.from())).findFirst();
      if (hit.isEmpty()) missed++;
      else {
        found++;
        rewards += earliness(window, hit.get().from());
      }
    }
    int falseAlarms = 0;
    double cost = 0;
    for (var event : events) {
      if (truth[event.from()]) continue;
      falseAlarms++;
      Segment before = null;
      for (var window : windows) if (window.until() <= event.from()) before = window;
      cost += before == null ? -1 : lateness(before, event.from());
    }
    return new NabScore(rewards, falseAlarms, cost, found, missed, windows.size());
  }

  private static boolean within(Segment window, int row) {
    return window.from() <= row && row < window.until();
  }

  /// 1 at the first row, falling to 0 right behind the last.
  private static double earliness(Segment window, int row) {
    return sigmoid(5.0 * (window.until() - row) / window.rows()) / sigmoid(5);
  }

  /// 0 right behind the window, falling to -1.
  private static double lateness(Segment window, int row) {
    double away = (row - window.until() + 1) / (window.rows() - 1.0);
    return away > FAR ? -1 : sigmoid(-5 * away);
  }

  private static double sigmoid(double x) {
    return 2 / (1 + Math.exp(-x)) - 1;
  }

  /// The two counted as one, as for several series under one threshold.
  public NabScore plus(NabScore other) {
    return new NabScore(
        rewards + other.rewards,
        falseAlarms + other.falseAlarms,
        falseCost + other.falseCost,
        found + other.found,
        missed + other.missed,
        windows + other.windows);
  }

  /// At most 100; n is the number of windows.
  public Measure under(NabProfile profile) {
    if (windows == 0) return Measure.because("no row is labelled as an anomaly");
    double raw =
        profile.found() * rewards + profile.falseAlarm() * falseCost - profile.missed() * missed;
    double silence = -profile.missed() * windows;
    return Measure.of(100 * (raw - silence) / (profile.found() * windows - silence), windows);
  }
}
