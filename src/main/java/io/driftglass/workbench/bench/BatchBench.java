package io.driftglass.workbench.bench;

import com.sun.management.OperatingSystemMXBean;
import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.registry.Task;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.TrainRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// How long many sensors take to train, validate and register, by one worker and by two.
public final class BatchBench {
  private static final int SENSORS = 16;
  private static final int ROWS = 20_000;
  private static final int MOST_WORKERS = 2;
  private static final String METHOD = "ridge-ar";

  private BatchBench() {}

  /// @param times with either number of workers, in turn
  public static List<Measured> run(int times, Progress progress) throws IOException {
    try (var folder = ScratchFolder.make();
        var workbench = Workbench.open(folder.home())) {
      var walk = BenchSeries.walk(1);
      var dataset =
          BenchSeries.importInto(
              workbench, folder, ROWS, v -> .9 * walk.applyAsDouble(v), progress);
      var seconds = new double[MOST_WORKERS][times];
      var busy = new double[MOST_WORKERS][times];
      for (int time = -1; time < times; time++) {
        for (int workers = 1; workers <= MOST_WORKERS; workers++) {
          progress.step(time + 1, times + 1, "training with %d workers".formatted(workers));
          long start = System.nanoTime();
          long cpu = cpuNanos();
          workbench.training().train(requests(dataset), workers, Progress.NONE);
          if (time < 0) continue;
          busy[workers - 1][time] = (cpuNanos() - cpu) / 1e9;
          seconds[workers - 1][time] = (System.nanoTime() - start) / 1e9;
        }
      }
      return rows(seconds, busy);
    }
  }

  private static List<Measured> rows(double[][] seconds, double[][] busy) {
    var rows = new ArrayList<Measured>();
    for (int w = 0; w < seconds.length; w++) {
      String of = "%s-%dx%d-workers-%d".formatted(METHOD, SENSORS, ROWS, w + 1);
      rows.add(new Measured(of, "seconds", Benchmarks.median(seconds[w]), "s", seconds[w].length));
      rows.add(new Measured(of, "cpu_seconds", Benchmarks.median(busy[w]), "s", busy[w].length));
    }
    return rows;
  }

  /// The same rows under other names: sensors of equal cost.
  private static List<TrainRequest> requests(Dataset dataset) {
    return IntStream.range(0, SENSORS)
        .mapToObj(
            sensor ->
                new TrainRequest(
                    dataset,
                    dataset.entities().getFirst(),
                    Task.ANOMALY,
                    METHOD,
                    Map.of(),
                    .7,
                    .15,
                    "sensor-" + sensor,
                    "",
                    0))
        .toList();
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
