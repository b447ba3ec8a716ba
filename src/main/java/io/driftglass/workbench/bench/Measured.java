package io.driftglass.workbench.bench;

/// One figure of a benchmark.
///
/// @param of the case, such as `walk-1000000`
/// @param metric such as `frame_ms_median`
/// @param n how often it was measured
public record Measured(String of, String metric, double value, String unit, int n) {}
