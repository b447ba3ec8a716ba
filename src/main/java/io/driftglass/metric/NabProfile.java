package io.driftglass.metric;

/// What a found window, a false alarm and a missed window are worth (Lavin and Ahmad 2015, ICMLA,
/// table I).
///
/// @param found reward of a window found at its first row
/// @param falseAlarm largest price of one alarm outside
/// @param missed price of a window without an alarm
public record NabProfile(String name, double found, double falseAlarm, double missed) {
  public static final NabProfile STANDARD = new NabProfile("standard", 1, .11, 1);
  public static final NabProfile FEW_FALSE_ALARMS = new NabProfile("low FP", 1, .22, 1);
  public static final NabProfile FEW_MISSES = new NabProfile("low FN", 1, .11, 2);
}
