package io.driftglass.detect.method;

import io.driftglass.detect.FittedDetector;

/// A detector and what it says of the rows it learnt from, each by what was learnt without its
/// block.
///
/// @param scores one a training row, NaN where there is none
@SuppressWarnings("ArrayRecordComponent")
record ScoredFit<F extends FittedDetector>(F fitted, double[] scores) {}
