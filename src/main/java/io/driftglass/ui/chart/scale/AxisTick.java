package io.driftglass.ui.chart.scale;

/// A place on the time axis that gets a grid line and, where there is room, its label.
public record AxisTick(double at, String label) {}
