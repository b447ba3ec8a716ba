package io.driftglass.explain;

/// A sentence of an explanation and what it rests on.
///
/// @param text plain words
/// @param fromRow first row it rests on
/// @param untilRow first row after them
/// @param statistic the figure it was told from, such as `unexplained energy`
/// @param value of that figure
public record Because(String text, int fromRow, int untilRow, String statistic, double value) {}
