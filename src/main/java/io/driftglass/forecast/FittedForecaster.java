package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.OutputStream;

/// A forecaster that has learnt from a history. Immutable; safe to share.
public interface FittedForecaster {
  /// What comes after the last row of `recent`, starting one sampling interval after its last tick.
  ///
  /// @param recent rows up to now; its targets are forecast
  /// @param futureInputs known inputs of the coming rows; may have no channels
  /// @param horizonRows 1 or more
  /// @param levels nominal coverage of each band, 0..1 exclusive, such as .80 and .95
  Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress);

  /// Everything [Forecaster#read] needs beside the settings, little-endian, no Java serialization.
  void write(OutputStream out) throws IOException;
}
