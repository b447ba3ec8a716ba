package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;

/// A way to say what comes next, not yet fitted. Holds settings only; safe to share.
public interface Forecaster {
  /// Learns from the numeric target channels of a history, each for itself. Targets with too few
  /// measured values are left out as long as one is left.
  ///
  /// @param horizonRows the farthest coming row that will be asked for, 1 or more
  /// @throws InsufficientData with the rows needed and the rows given, where no target has enough
  FittedForecaster fit(Frame history, int horizonRows, Progress progress);

  /// Reads back what [FittedForecaster#write] wrote; the forecasts are the same to the last bit.
  FittedForecaster read(InputStream in) throws IOException;
}
