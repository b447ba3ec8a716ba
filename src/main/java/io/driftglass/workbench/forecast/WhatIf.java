package io.driftglass.workbench.forecast;

import io.driftglass.forecast.Contribution;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.FutureInputs;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.util.List;

/// A forecast that can be made again with other coming inputs, without learning anew. Any thread.
///
/// @param inputs those it was made with; no channel where it has no inputs
/// @param levels nominal coverage of the bands
@SuppressWarnings("ArrayRecordComponent")
public record WhatIf(
    FittedForecaster fitted, Frame recent, FutureInputs inputs, int horizonRows, double[] levels) {
  /// What would be expected with those inputs.
  public Forecast with(FutureInputs changed, Progress progress) {
    return fitted.forecast(recent, changed.rows(), horizonRows, levels, progress);
  }

  /// What inputs and calendar add to the forecast as it stands.
  public List<Contribution> contributions() {
    return fitted.contributions(recent, inputs.rows(), horizonRows);
  }
}
