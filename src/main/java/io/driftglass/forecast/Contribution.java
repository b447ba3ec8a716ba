package io.driftglass.forecast;

/// What one cause adds to the forecast of a channel.
///
/// @param cause an input's name, `holidays`, `weekdays` or `working days`
/// @param values one a coming row, in the channel's unit
@SuppressWarnings("ArrayRecordComponent")
public record Contribution(String channel, String cause, double[] values) {}
