package io.driftglass.detect;

/// What a threshold says of every row. The arrays are handed out without a copy.
///
/// @param level the raw score a row must reach, one a row; finite
/// @param over whether it does (a threshold may prune rows that do)
@SuppressWarnings("ArrayRecordComponent")
public record Alarms(double[] level, boolean[] over) {}
