package io.driftglass.workbench;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.Severity;
import io.driftglass.metric.Measure;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.report.Plot;
import io.driftglass.report.Report;
import io.driftglass.report.Style;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Role;
import io.driftglass.workbench.data.Datasets;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.run.Catalogues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The main job told to others: what the data are, what is strange, what comes next, and what was
/// registered, if anything was.
public final class MainReport {
  private static final int MOST_CHANNELS = 8;
  private static final int MOST_EVENTS = 20;

  private final MainJob job;
  private final Report report;

  private MainReport(MainJob job) {
    this.job = job;
    this.report = new Report("Driftglass on " + Datasets.title(job.dataset()));
  }

  public static Report of(MainJob job) {
    var told = new MainReport(job);
    told.data();
    told.anomalies();
    told.forecast();
    job.version().ifPresent(told::model);
    return told.report;
  }

  private void data() {
    var dataset = job.dataset();
    report.paragraph(
        "%,d rows, %d channels, %,d missing cells, %,d gaps, %,d repeated stamps. SHA-256 %s"
            .formatted(
                dataset.rows(),
                dataset.channels().size(),
                dataset.missing(),
                dataset.gaps(),
                dataset.duplicates(),
                dataset.sha256()));
    dataset.notes().forEach(note -> report.paragraph(note.text()));
    report.heading("Channels");
    report.table(
        List.of("channel", "unit", "missing", "min", "median", "max", "longest stuck rows"),
        job.profile().channels().stream()
            .map(
                c ->
                    List.of(
                        c.name(),
                        c.unit(),
                        Integer.toString(c.missing()),
                        number(c.min()),
                        number(c.median()),
                        number(c.max()),
                        Integer.toString(c.stuckRows())))
            .toList());
  }

  private void anomalies() {
    report.heading("What is strange");
    report.table(
        List.of("method", "events", "fit seconds", "score seconds", "why"),
        job.board().stream()
            .map(
                d ->
                    List.of(
                        Catalogues.title(Task.ANOMALY, d.method()),
                        Integer.toString(d.events().size()),
                        number(d.fitSeconds()),
                        number(d.scoreSeconds()),
                        d.reason()))
            .toList());
    var detected = job.detected();
    var frame = detected.frame();
    report.paragraph(
        "Learnt on the first %,d rows (in-sample, left of the mark), scored all %,d."
            .formatted(detected.learnRows(), frame.rows()));
    report.table(
        List.of("severity", "start", "end", "peak", "confidence", "led by"),
        detected.events().stream()
            .limit(MOST_EVENTS)
            .map(event -> row(frame.clock(), event))
            .toList());
    var targets = frame.of(Role.TARGET);
    for (int c = 0; c < Math.min(MOST_CHANNELS, targets.channels().size()); c++) {
      report.figure(targets.channel(c).name(), channel(targets, targets.column(c), detected));
    }
    report.figure("Anomaly score", score(detected));
  }

  private Plot channel(Frame frame, double[] values, Detected detected) {
    double[] range = Plot.range(values);
    var plot = plot(frame, 130, range);
    shade(plot, detected);
    return plot.line(frame.ticks(), values, Style.SERIES);
  }

  private Plot score(Detected detected) {
    double[] total = detected.scores().total();
    double[] level = detected.alarms().level();
    double top = Arrays.stream(level).max().orElse(1) * 4;
    double[] shown = Arrays.stream(total).map(v -> Math.min(v, top)).toArray();
    var plot = plot(detected.frame(), 120, new double[] {0, top});
    shade(plot, detected);
    plot.line(detected.frame().ticks(), shown, Style.SCORE);
    if (detected.learnRows() > 0 && detected.learnRows() < detected.frame().rows()) {
      plot.mark(detected.frame().tick(detected.learnRows()), "learnt until here");
    }
    return plot.level(level[level.length - 1], "threshold");
  }

  private static void shade(Plot plot, Detected detected) {
    for (var event : detected.events()) {
      plot.shade(event.interval().from(), event.interval().until(), style(event.severity()));
    }
  }

  private static Style style(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Style.CRITICAL;
      case MAJOR -> Style.MAJOR;
      case MINOR -> Style.MINOR;
      case LOW -> Style.LOW;
    };
  }

  private static Plot plot(Frame frame, int height, double[] range) {
    return new Plot(
        frame.clock(), frame.span().from(), frame.span().until(), height, range[0], range[1]);
  }

  private void forecast() {
    var forecasted = job.forecasted();
    report.heading("What comes next");
    report.paragraph(forecasted.reason());
    forecasted
        .board()
        .ifPresent(
            board -> {
              report.paragraph(board.reason());
              report.table(
                  List.of(
                      "method", "sMAPE", "MASE", "80 % held", "95 % held", "windows", "seconds"),
                  board.rows().stream()
                      .map(
                          row ->
                              List.of(
                                  Catalogues.title(Task.FORECAST, row.method()),
                                  measure(row.smape()),
                                  measure(row.mase()),
                                  measure(row.accuracy().coverage80()),
                                  measure(row.accuracy().coverage95()),
                                  Integer.toString(row.windows()),
                                  number(row.seconds())))
                      .toList());
            });
    for (var path : forecasted.forecast().paths()) {
      report.figure(path.channel(), picture(forecasted, path.channel()));
    }
  }

  private static Plot picture(Forecasted forecasted, String channel) {
    var forecast = forecasted.forecast();
    var path =
        forecast.paths().stream()
            .filter(p -> p.channel().equals(channel))
            .findFirst()
            .orElseThrow();
    var history = forecasted.recent();
    int shown = Math.min(history.rows(), 4 * forecast.horizonRows());
    var recent = history.slice(history.rows() - shown, history.rows());
    double[] values = recent.column(recent.indexOf(channel));
    var all = new ArrayList<double[]>(List.of(values, path.point()));
    path.bands().forEach(band -> all.addAll(List.of(band.low(), band.high())));
    double[] range = Plot.range(all.toArray(double[][]::new));
    long[] ticks = forecast.ticks();
    var plot =
        new Plot(
            forecast.clock(), recent.tick(0), ticks[ticks.length - 1], 170, range[0], range[1]);
    for (var band : path.bands().reversed()) {
      plot.band(ticks, band.low(), band.high(), band.level() > .9 ? Style.BAND95 : Style.BAND80);
    }
    plot.line(recent.ticks(), values, Style.SERIES).line(ticks, path.point(), Style.FORECAST);
    return plot.mark(ticks[0], "now · " + forecast.clock().text(ticks[0]).replace('T', ' '));
  }

  private void model(ModelVersion version) {
    report.heading("What was registered");
    report.paragraph(
        version.title()
            + ", "
            + Catalogues.title(version.card().task(), version.card().method())
            + ", "
            + version.card().device());
    var rows = new ArrayList<List<String>>();
    version.card().metrics().forEach((name, value) -> rows.add(List.of(name, number(value))));
    version.card().notComputed().forEach((name, why) -> rows.add(List.of(name, "n/a: " + why)));
    rows.sort((a, b) -> a.getFirst().compareTo(b.getFirst()));
    report.table(
        List.of("out of sample, n = " + version.card().validatedRows() + " rows", "value"), rows);
  }

  private static List<String> row(Clock clock, AnomalyEvent event) {
    return List.of(
        event.severity().name().toLowerCase(Locale.ROOT),
        clock.text(event.interval().from()).replace('T', ' '),
        clock.text(event.interval().until()).replace('T', ' '),
        number(event.peak()),
        confidence(event.confidence()),
        event.topChannel());
  }

  /// Never 100 %: no event is certain.
  private static String confidence(double confidence) {
    return confidence > .99 ? "> 99 %" : "%.0f %%".formatted(confidence * 100);
  }

  private static String measure(Measure measure) {
    return switch (measure) {
      case Measure.Value(double value, long n) -> number(value);
      case Measure.NotComputable(String because) -> "n/a: " + because;
    };
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "n/a" : String.format(Locale.ROOT, "%.4g", value);
  }
}
