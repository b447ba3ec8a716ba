package io.driftglass.cli;

import io.driftglass.config.Version;
import io.driftglass.detect.Detector;
import io.driftglass.method.Method;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.bench.BatchBench;
import io.driftglass.workbench.bench.Benchmarks;
import io.driftglass.workbench.bench.DetectBench;
import io.driftglass.workbench.bench.DetectSpeed;
import io.driftglass.workbench.bench.LiveBench;
import io.driftglass.workbench.bench.Measured;
import io.driftglass.workbench.bench.ReviewBench;
import io.driftglass.workbench.bench.ReviewSource;
import io.driftglass.workbench.bench.StoreBench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bench NAME`: the project's own benchmarks, medians on this machine as it is now.
@Command(
    name = "bench",
    description =
        "Measures import, chart, detect, stream, review, drift, forecast, train, batch, live or"
            + " store.")
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_CHANNELS = 1000;

  private final Context context;

  @Parameters(
      paramLabel = "NAME",
      description =
          "import, chart, detect, stream, review, drift, forecast, train, batch, live or store")
  private Bench bench;

  @Option(
      names = "--points",
      split = ",",
      paramLabel = "N",
      defaultValue = "100000,1000000,10000000,100000000",
      description = "lengths of the charted series, by default 10^5 to 10^8")
  private List<Integer> points;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "20",
      description = "how long a live feed is followed")
  private double seconds;

  @Option(
      names = "--paces",
      split = ",",
      paramLabel = "N",
      defaultValue = "1000,100000",
      description = "rows a second of a live feed, by default usual and a flood")
  private List<Integer> paces;

  @Option(
      names = "--gigabytes",
      paramLabel = "GB",
      description =
          "store: how fast a workspace of that size opens and closes, not how fast runs"
              + " are filtered")
  private Double gigabytes;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "detect: the public sets in it, such as nab, smd and skab, in place of speed")
  private Path data;

  @Option(
      names = "--methods",
      split = ",",
      paramLabel = "ID",
      description = "detect: detectors to measure; by default all that take no minutes")
  private List<String> methods = List.of();

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "10",
      description = "detect without --data: channels of the made rows, by default 10")
  private int channels;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "5",
      description = "detect without --data, stream, batch: how often at least, by default 5")
  private int times;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the figures as a table, .csv or .md; may be given twice")
  private List<Path> out = List.of();

  BenchCommand(Context context) {
    this.context = context;
  }

  enum Bench {
    IMPORT,
    CHART,
    DETECT,
    STREAM,
    REVIEW,
    DRIFT,
    FORECAST,
    TRAIN,
    BATCH,
    LIVE,
    STORE
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var tables = out.stream().map(TableFile::new).toList();
    if (data != null) return compare(tables);
    if (gigabytes != null && bench != Bench.STORE) {
      throw new InvalidSetting("--gigabytes belongs to bench store.", "Leave it out.");
    }
    if (!methods.isEmpty() && bench != Bench.DETECT && bench != Bench.STREAM) {
      throw new InvalidSetting("--methods belongs to bench detect and stream.", "Leave it out.");
    }
    if (times < 1)
      throw new InvalidSetting(
          "--times takes 1 or more, not " + times + ".", "Choose a larger number.");
    List<Measured> rows =
        switch (bench) {
          case IMPORT -> Benchmarks.importing(context.progress());
          case CHART -> context.window().benchChart(points, context.progress());
          case DETECT -> detecting();
          case STREAM -> streaming();
          case REVIEW -> review();
          case DRIFT -> Benchmarks.drift(context.progress());
          case FORECAST -> Benchmarks.forecasting(context.progress());
          case LIVE -> live();
          case TRAIN -> Benchmarks.training(context.progress());
          case BATCH -> BatchBench.run(times, context.progress());
          case STORE -> store();
        };
    context.endProgress();
    var table = new BenchTable(rows);
    if (context.json()) {
      document(rows);
    } else {
      context.terminal().say(machine());
      context
          .terminal()
          .table(
              List.of("case", "metric", "value", "unit", "n"),
              rows.stream()
                  .map(
                      r ->
                          List.of(
                              r.of(),
                              r.metric(),
                              "%.3f".formatted(r.value()),
                              r.unit(),
                              Integer.toString(r.n())))
                  .toList());
    }
    for (var file : tables) file.write(measured(), table.header(), table.lines());
    return 0;
  }

  private List<Measured> detecting() {
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new InvalidSetting(
          "--channels takes 1 to %d, not %d.".formatted(MOST_CHANNELS, channels),
          "Choose a number between them.");
    }
    return DetectSpeed.run(compared(), channels, times, context.progress());
  }

  private List<Measured> streaming() {
    var streamed =
        methods.isEmpty() ? List.of(Catalogues.detector("seasonal-residual")) : compared();
    return DetectSpeed.streaming(streamed, times, context.progress());
  }

  /// The work alone, then on the page.
  private List<Measured> review() throws IOException {
    try (var source = ReviewSource.open(context.progress().part(0, .2))) {
      var rows = new ArrayList<>(ReviewBench.run(source, context.progress().part(.2, .7)));
      rows.addAll(context.window().benchSlider(source, context.progress().part(.7, 1)));
      return rows;
    }
  }

  private List<Measured> store() throws IOException {
    if (gigabytes != null) return StoreBench.opening(gigabytes, context.progress());
    var rows = new ArrayList<>(StoreBench.filtering(context.progress().part(0, .3)));
    rows.addAll(StoreBench.trends(context.progress().part(.3, 1)));
    return rows;
  }

  private String measured() {
    return "Measured on " + machine() + ".";
  }

  private String machine() {
    boolean draws = EnumSet.of(Bench.CHART, Bench.REVIEW, Bench.LIVE).contains(bench);
    return draws ? Benchmarks.machine() + ", " + context.window().drawing() : Benchmarks.machine();
  }

  /// Without a chart, then in view.
  private List<Measured> live() throws IOException, InterruptedException {
    var rows = new ArrayList<Measured>();
    for (int pace : paces) {
      rows.addAll(LiveBench.run(pace, seconds, context.progress()));
      rows.addAll(context.window().benchLive(pace, seconds, context.progress()));
    }
    return rows;
  }

  private int compare(List<TableFile> tables) throws IOException {
    if (bench != Bench.DETECT) {
      throw new InvalidSetting("--data belongs to bench detect.", "Leave it out, or bench detect.");
    }
    var rows =
        DetectBench.run(
            data,
            compared(),
            method -> context.seeded(Map.of(), Catalogues.seeded(method)),
            context.progress());
    context.endProgress();
    var table = DetectTable.of(rows);
    if (context.json()) {
      document(rows.stream().flatMap(row -> row.measured().stream()).toList());
    } else {
      context.terminal().say(Benchmarks.machine());
      context.terminal().table(DetectTable.HEAD, table.rows());
    }
    for (var file : tables) file.write(measured(), DetectTable.HEAD, table.rows());
    return 0;
  }

  private void document(List<Measured> rows) {
    var document = new LinkedHashMap<String, Object>();
    document.put("bench", bench.name().toLowerCase(Locale.ROOT));
    document.put("commit", Version.text());
    document.put("machine", machine());
    document.put("rows", rows.stream().map(BenchCommand::row).toList());
    context.terminal().document(document);
  }

  private List<Method<Detector>> compared() {
    return methods.isEmpty()
        ? Catalogues.DETECTORS.stream().filter(m -> m.cost() != Method.Cost.LONG).toList()
        : methods.stream().map(Catalogues::detector).toList();
  }

  private static Map<String, Object> row(Measured measured) {
    var row = new LinkedHashMap<String, Object>();
    row.put("case", measured.of());
    row.put("metric", measured.metric());
    row.put("value", measured.value());
    row.put("unit", measured.unit());
    row.put("n", measured.n());
    return row;
  }
}
