package io.driftglass.evaluate;

import io.driftglass.forecast.Contribution;
import io.driftglass.forecast.FittedForecaster;
import io.driftglass.forecast.Forecast;
import io.driftglass.job.Progress;
import io.driftglass.series.Frame;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/// The automatic choice where inputs or calendar explain part of the series; written after a mark
/// that no other automatic choice begins with.
record Explained(FittedForecaster regressed) implements FittedForecaster {
  static final int MARK = 0;

  @Override
  public Forecast forecast(
      Frame recent, Frame futureInputs, int horizonRows, double[] levels, Progress progress) {
    return regressed.forecast(recent, futureInputs, horizonRows, levels, progress);
  }

  @Override
  public List<Contribution> contributions(Frame recent, Frame futureInputs, int horizonRows) {
    return regressed.contributions(recent, futureInputs, horizonRows);
  }

  @Override
  public String reason() {
    return regressed.reason();
  }

  @Override
  public void write(OutputStream out) throws IOException {
    var data = new DataOutputStream(out);
    data.writeInt(Integer.reverseBytes(MARK));
    data.flush();
    regressed.write(out);
  }
}
