package io.driftglass.metric;

/// What alarms cost and gain the person who gets them.
///
/// @param falseAlarmsPerDay events that share no row with a label, a day of unlabelled rows; n is
///   the number of unlabelled rows
/// @param delayRows the middle number of rows from the start of a found stretch to its first
///   alarmed row; n is the number of found stretches
/// @param alarmedPerLabelled alarmed rows over labelled rows; above 2 an event count is bought by
///   alarming widely
public record AlarmMetrics(
    Measure falseAlarmsPerDay, Measure delayRows, Measure alarmedPerLabelled) {
  private static final double DAY_SECONDS = 86_400;

  /// @param truth one a row
  /// @param alarms one a row; a stretch of them is an event
  /// @param secondsPerRow 0 where rows have no time
  public static AlarmMetrics of(boolean[] truth, boolean[] alarms, double secondsPerRow) {
    Segments.requireSameRows(truth.length, alarms.length);
    var events = EventMetrics.of(truth, alarms);
    long labelled = count(truth);
    long others = truth.length - labelled;
    var perDay =
        secondsPerRow > 0
            ? Ratios.of(
                events.falseAlarms() * DAY_SECONDS / secondsPerRow,
                others,
                "every row is labelled as an anomaly")
            : Measure.because("the rows count steps, not time");
    return new AlarmMetrics(
        perDay,
        delay(truth, alarms),
        Ratios.of((double) count(alarms), labelled, "no row is labelled as an anomaly"));
  }

  private static Measure delay(boolean[] truth, boolean[] alarms) {
    var delays =
        Segments.of(truth).stream()
            .mapToInt(
                stretch -> {
                  int row = stretch.from();
                  while (row < stretch.until() && !alarms[row]) row++;
                  return row < stretch.until() ? row - stretch.from() : -1;
                })
            .filter(delay -> delay >= 0)
            .sorted()
            .toArray();
    if (delays.length == 0) return Measure.because("no labelled stretch was found");
    int half = delays.length / 2;
    double middle = delays.length % 2 == 1 ? delays[half] : (delays[half - 1] + delays[half]) / 2.;
    return Measure.of(middle, delays.length);
  }

  private static long count(boolean[] marked) {
    long count = 0;
    for (boolean row : marked) if (row) count++;
    return count;
  }
}
