package io.driftglass.workbench.forecast;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.problem.DriftglassException;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What comes next of every sensor of a dataset.
record SensorOutlooks(Forecasting forecasting) {
  /// One that cannot be forecast says why, the others are forecast all the same.
  List<SensorOutlook> all(
      Dataset dataset, String method, int horizonRows, double[] levels, Progress progress) {
    var all = new ArrayList<SensorOutlook>();
    int done = 0;
    for (var entity : dataset.entities()) {
      progress.step(done, dataset.entities().size(), "forecasting " + entity);
      double from = (double) done++ / dataset.entities().size();
      var part = progress.part(from, (double) done / dataset.entities().size());
      var request =
          new ForecastRequest(
              dataset, entity, List.of(), method, Map.of(), horizonRows, levels, false);
      all.addAll(sensors(request, part));
    }
    return all;
  }

  private List<SensorOutlook> sensors(ForecastRequest request, Progress progress) {
    var targets = request.dataset().channels().stream().filter(SensorOutlooks::isTarget).toList();
    try {
      var done = forecasting.forecast(request, progress);
      var sensors = new ArrayList<SensorOutlook>();
      for (var channel : targets) {
        var path =
            done.forecast().paths().stream()
                .filter(p -> p.channel().equals(channel.name()))
                .findFirst();
        sensors.add(
            new SensorOutlook(
                request.entity(),
                channel.name(),
                channel.unit(),
                last(done.recent(), channel.name()),
                done.forecast().ticks(),
                path,
                done.method(),
                path.isPresent() ? "" : "There are too few measured rows."));
      }
      return sensors;
    } catch (DriftglassException told) {
      return targets.stream()
          .map(
              channel ->
                  new SensorOutlook(
                      request.entity(),
                      channel.name(),
                      channel.unit(),
                      Double.NaN,
                      new long[0],
                      Optional.empty(),
                      request.method(),
                      told.getMessage()))
          .toList();
    }
  }

  private static boolean isTarget(Channel channel) {
    return channel.role() == Role.TARGET && channel.kind() == Kind.NUMBER;
  }

  private static double last(Frame frame, String channel) {
    var column = frame.column(frame.indexOf(channel));
    int row = column.length - 1;
    while (row >= 0 && Double.isNaN(column[row])) row--;
    return row < 0 ? Double.NaN : column[row];
  }
}
