package io.driftglass.workbench.bench;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import io.driftglass.monitor.drift.FalseAlarms;
import io.driftglass.neural.Backend;
import io.driftglass.neural.TrainingBench;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.workbench.ScratchFolder;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/// The project's own measurements: the real parts on generated data, medians, nothing left behind.
public final class Benchmarks {
  private static final int TIMES = 5;
  private static final int IMPORT_ROWS = 1_000_000;
  private static final int IMPORT_CHANNELS = 10;
  private static final int AA_SIMULATIONS = 2_000;

  private Benchmarks() {}

  /// What it was measured on, load included.
  public static String machine() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return "%s %s, %d processors, load %.1f, Java %s"
        .formatted(
            system.getName(),
            system.getArch(),
            system.getAvailableProcessors(),
            system.getSystemLoadAverage(),
            Runtime.version());
  }

  /// A million rows of ten channels from CSV to stored dataset, in this process, warm.
  public static List<Measured> importing(Progress progress) throws IOException {
    try (var folder = ScratchFolder.make();
        var workbench = Workbench.open(folder.home())) {
      var csv = folder.resolve("rows.csv");
      writeCsv(csv);
      var seconds = new double[TIMES];
      long peak = 0;
      for (int time = -1; time < TIMES; time++) {
        progress.step(time + 1, TIMES + 1, "importing " + IMPORT_ROWS + " rows");
        resetPeaks();
        long start = System.nanoTime();
        var result = workbench.datasets().importTemporary(csv, ReadingOptions.NONE, Progress.NONE);
        if (time >= 0) seconds[time] = (System.nanoTime() - start) / 1e9;
        peak = Math.max(peak, heapPeak());
        if (result instanceof ImportResult.Imported imported) {
          workbench.datasets().delete(imported.dataset().id());
        }
      }
      String of = IMPORT_ROWS + "x" + IMPORT_CHANNELS;
      return List.of(
          new Measured(of, "seconds", median(seconds), "s", TIMES),
          new Measured(of, "file", Files.size(csv) / 1e6, "MB", 1),
          new Measured(of, "heap_peak", peak / 1e6, "MB", TIMES));
    }
  }

  /// Fit on ten thousand hourly rows and forecast of two days; then how far off every method is on
  /// made series.
  public static List<Measured> forecasting(Progress progress) {
    var frame = frame(10_000, 1);
    var rows = new ArrayList<Measured>();
    for (var method : Catalogues.FORECASTERS) {
      if (method.cost() == Method.Cost.LONG) continue;
      var seconds = new double[TIMES];
      for (int time = 0; time < TIMES; time++) {
        progress.step(time, TIMES, method.title());
        long start = System.nanoTime();
        method
            .withDefaults()
            .fit(frame, 48, Progress.NONE)
            .forecast(frame, frame.slice(0, 0), 48, new double[] {.8, .95}, Progress.NONE);
        seconds[time] = (System.nanoTime() - start) / 1e9;
      }
      rows.add(new Measured(method.id() + "-10000", "seconds", median(seconds), "s", TIMES));
    }
    rows.addAll(ForecastBench.run(false, progress));
    return rows;
  }

  /// One training step of the LSTM: 64 sequences of 250 rows and 25 channels, 2 layers of 80, one
  /// thread.
  public static List<Measured> training(Progress progress) {
    progress.step(0, 1, "training steps");
    var bench = new TrainingBench(Backend.here().blas());
    bench.trainMillis(3);
    return List.of(
        new Measured(
            "lstm-64x250x25-2x80", "train_ms_median", bench.trainMillis(TIMES), "ms", TIMES),
        new Measured(
            "lstm-64x250x25-2x80", "predict_ms_median", bench.predictMillis(TIMES), "ms", TIMES),
        new Measured(
            "lstm-64x250x25-2x80", "step_us_median", bench.stepMicros(TIMES), "us", TIMES));
  }

  /// How often unchanged data are called drifting: two thousand simulations a process, 500 rows a
  /// side, one channel and ten.
  public static List<Measured> drift(Progress progress) {
    var rows = new ArrayList<Measured>();
    for (int channels : new int[] {1, 10}) {
      int simulations = channels == 1 ? AA_SIMULATIONS : AA_SIMULATIONS / channels;
      for (var found : FalseAlarms.measure(simulations, 500, channels, 1, progress)) {
        String of = found.process() + "-500x" + channels;
        rows.add(new Measured(of, "false_alarm_rate", found.rate(), "share", simulations));
        rows.add(new Measured(of, "upper_bound", found.upperBound(), "share", simulations));
        rows.add(
            new Measured(
                of, "p_under_0.05", (double) found.pValues() / simulations, "share", simulations));
      }
    }
    return rows;
  }

  private static void writeCsv(Path file) throws IOException {
    var random = new Random(1);
    var line = new StringBuilder();
    var values = new double[IMPORT_CHANNELS];
    try (var out = Files.newBufferedWriter(file)) {
      out.write("timestamp");
      for (int c = 0; c < IMPORT_CHANNELS; c++) out.write(",s" + c);
      out.write('\n');
      var stamp = LocalDateTime.of(2025, 1, 1, 0, 0);
      var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
      for (int row = 0; row < IMPORT_ROWS; row++) {
        line.setLength(0);
        line.append(stamp.plusSeconds(row).format(format));
        for (int c = 0; c < IMPORT_CHANNELS; c++) {
          values[c] += random.nextGaussian();
          line.append(',').append(String.format(Locale.ROOT, "%.4f", values[c]));
        }
        out.append(line).write('\n');
      }
    }
  }

  static Frame frame(int rows, int channels) {
    var random = new Random(1);
    var ticks = new long[rows];
    var columns = new double[channels][rows];
    for (int row = 0; row < rows; row++) {
      ticks[row] = row * 3_600_000_000L;
      for (int c = 0; c < channels; c++) {
        columns[c][row] = 5 + Math.sin(row * Math.PI / 12 + c) + .1 * random.nextGaussian();
      }
    }
    var named = new ArrayList<Channel>();
    for (int c = 0; c < channels; c++) named.add(Channel.target("s" + c));
    return Frame.of(new Clock.Wall(), ticks, named, columns);
  }

  static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void resetPeaks() {
    System.gc();
    heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
  }

  private static long heapPeak() {
    return heapPools().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
  }

  private static List<MemoryPoolMXBean> heapPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }
}
