package io.driftglass.ui.chart.paint;

import io.driftglass.detect.Severity;

/// A value that should not be passed, as a line through a forecast.
///
/// @param name as it stands beside the line, such as "Warning 70 °C"
public record Limit(String name, double value, Severity severity) {}
