package io.driftglass.forecast;

import io.driftglass.job.Progress;
import io.driftglass.neural.portable.Portable;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// A forecaster that has learnt from a history. Immutable; safe to share.
public interface FittedForecaster {
  /// What comes after the last row of `recent`, starting one sampling interval after its last tick.
  ///
  /// @param recent rows up to now; the channels fitted on are forecast
  /// @param futureInputs known inputs of the coming rows; may have no channels
  /// @param horizonRows 1 up to the horizon fitted for
  /// @param levels nominal coverage of each band, 0..1 exclusive, such as .80 and .95
  /// @throws SchemaMismatch where `recent` lacks a channel fitted on
  /// @throws InsufficientData where `recent` is shorter than what the method looks back on
  /// @throws InvalidSetting where the horizon is longer than the one fitted for
  Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress);

  /// What inputs and calendar add to the forecast of each channel; empty where the method knows
  /// neither.
  ///
  /// @param recent as for [#forecast]
  /// @param futureInputs as for [#forecast]
  default List<Contribution> contributions(Frame recent, Frame futureInputs, int horizonRows) {
    return List.of();
  }

  /// What was found in the history and chosen, and why, in a sentence for people.
  String reason();

  /// Channel by channel what is said ahead of the last rows, for other programs: a window without
  /// gaps in, as many rows as it was fitted for out. Empty where it is no network or ridge.
  default List<Portable> portable() {
    return List.of();
  }

  /// Why [#portable] is empty though there is a network or ridge in it, in a sentence; else empty.
  default String unportable() {
    return "";
  }

  /// Everything [Forecaster#read] needs beside the settings, little-endian, no Java serialization.
  void write(OutputStream out) throws IOException;
}
