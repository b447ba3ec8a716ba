package io.driftglass.ui.chart;

/// A band of a forecast.
///
/// @param level nominal coverage, 0..1
record Ribbon(double level, SeriesSource low, SeriesSource high) {}
