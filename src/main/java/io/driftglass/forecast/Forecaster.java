package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;

/// A way to say what comes next, not yet fitted. Holds settings only; safe to share.
public interface Forecaster {
  /// @param history its targets are what will be forecast
  /// @throws InsufficientData with the rows needed and the rows given
  FittedForecaster fit(Frame history, Progress progress);

  /// Reads back what [FittedForecaster#write] wrote; the forecasts are the same to the last bit.
  FittedForecaster read(InputStream in) throws IOException;
}
