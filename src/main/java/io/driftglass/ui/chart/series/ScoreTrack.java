package io.driftglass.ui.chart.series;

import java.util.function.DoubleToIntFunction;

/// The anomaly score under the channels, 0 normal to 1 strange.
///
/// @param score one a row, 0..1, NaN where nothing could be said
/// @param threshold where an event begins, 0..1
/// @param events how many events a threshold would give; asked for at every move of the handle
public record ScoreTrack(SeriesSource score, double threshold, DoubleToIntFunction events) {}
