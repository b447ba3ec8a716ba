package io.driftglass.ui.chart.series;

/// A band of a forecast.
///
/// @param level nominal coverage, 0..1
public record Ribbon(double level, SeriesSource low, SeriesSource high) {}
