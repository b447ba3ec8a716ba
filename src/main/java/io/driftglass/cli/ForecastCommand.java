package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.data.export.Spreadsheet;
import io.driftglass.forecast.Crossing;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.Limit;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Frame;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.forecast.ForecastRequest;
import io.driftglass.workbench.forecast.Forecasted;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `forecast`: what comes after the last row of every series.
@Command(name = "forecast", description = "Forecasts every series after its last row.")
final class ForecastCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--method", defaultValue = "auto", description = "see 'driftglass methods'")
  private String method;

  @Option(names = "--horizon", required = true, paramLabel = "ROWS", description = "rows ahead")
  private int horizon;

  @Option(
      names = "--season",
      paramLabel = "ROWS",
      description = "rows a cycle; found where left out")
  private Integer season;

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--levels",
      split = ",",
      defaultValue = "80,95",
      description = "coverage of the bands in percent")
  private List<Double> levels;

  @Option(
      names = "--above",
      split = ",",
      paramLabel = "VALUE",
      description = "alarm limits not to go above: when and how likely they are crossed")
  private List<Double> above = List.of();

  @Option(
      names = "--below",
      split = ",",
      paramLabel = "VALUE",
      description = "alarm limits not to go below")
  private List<Double> below = List.of();

  @Option(
      names = "--known",
      split = ",",
      paramLabel = "COL,COL",
      description = "columns whose coming values are known ahead, such as a schedule")
  private List<String> known = List.of();

  @Option(
      names = "--coming",
      paramLabel = "FILE",
      description = "those values by time; what is missing is taken from a cycle ago")
  private String coming;

  @Option(names = "--out", paramLabel = "FILE", description = "the forecasts as CSV")
  private Path out;

  ForecastCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    if (horizon < 1) {
      throw new InvalidSetting("--horizon must be 1 or more, not " + horizon + ".", "");
    }
    if (levels.stream().anyMatch(level -> !(level > 0 && level < 100))) {
      throw new InvalidSetting("--levels are percent between 0 and 100, not " + levels + ".", "");
    }
    var found = Catalogues.forecaster(method);
    if (season != null) {
      boolean knows = found.settings().stream().anyMatch(s -> s.name().equals("season"));
      if (knows) settings.put("season", season.toString());
    }
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var done = new ArrayList<Forecasted>();
      var failures = new ArrayList<String>();
      var entities = source.dataset().entities();
      for (var entity : entities) {
        try {
          done.add(forecast(workbench, source, entity));
        } catch (DriftglassException e) {
          if (entities.size() == 1) throw e;
          failures.add(entity + ": " + e.getMessage());
        }
        context.progress().step(done.size(), entities.size(), "forecasting " + entity);
      }
      context.endProgress();
      if (out != null) write(done);
      say(done, workbench.riskBands().now());
      failures.forEach(context.terminal()::note);
      return failures.isEmpty() ? 0 : 1;
    }
  }

  private Optional<Frame> coming(Workbench workbench, String entity) throws IOException {
    if (coming == null) return Optional.empty();
    try (var rows = Source.open(workbench, coming, reading.options(), context.progress())) {
      boolean same = rows.dataset().entities().contains(entity);
      var of = same ? entity : rows.dataset().entities().getFirst();
      return Optional.of(workbench.datasets().frame(rows.dataset(), of));
    }
  }

  private Forecasted forecast(Workbench workbench, Source source, String entity)
      throws IOException {
    var chosen = context.seeded(settings, Catalogues.seeded(Catalogues.forecaster(method)));
    double[] shares = levels.stream().mapToDouble(level -> level / 100).toArray();
    return workbench
        .forecasting()
        .forecast(
            new ForecastRequest(
                source.dataset(),
                entity,
                List.of(),
                method,
                chosen,
                horizon,
                shares,
                known,
                coming(workbench, entity),
                false),
            context.progress());
  }

  /// `series_id,step,timestamp,forecast,lo80,hi80,...`.
  private void write(List<Forecasted> done) throws IOException {
    var header = new ArrayList<>(List.of("series_id", "step", "timestamp", "forecast"));
    for (double level : levels) {
      header.add("lo" + Spreadsheet.number(level, '.'));
      header.add("hi" + Spreadsheet.number(level, '.'));
    }
    try (var csv = new CsvFile(out)) {
      csv.row(header.toArray(String[]::new));
      for (var forecasted : done) {
        for (var path : forecasted.forecast().paths()) write(csv, forecasted, path);
      }
      csv.done();
    }
  }

  private static void write(CsvFile csv, Forecasted forecasted, Forecast.Path path)
      throws IOException {
    var forecast = forecasted.forecast();
    String series = SeriesId.of(forecasted.entity(), path.channel(), forecast.paths().size());
    for (int step = 0; step < forecast.horizonRows(); step++) {
      var cells = new ArrayList<String>();
      cells.add(series);
      cells.add(Integer.toString(step + 1));
      cells.add(forecast.clock().text(forecast.ticks()[step]));
      cells.add(Spreadsheet.number(path.point()[step], '.'));
      for (var band : path.bands()) {
        cells.add(Spreadsheet.number(band.low()[step], '.'));
        cells.add(Spreadsheet.number(band.high()[step], '.'));
      }
      csv.row(cells.toArray(String[]::new));
    }
  }

  private List<Limit> limits() {
    return Stream.concat(
            above.stream().map(value -> new Limit(value, Limit.Side.ABOVE)),
            below.stream().map(value -> new Limit(value, Limit.Side.BELOW)))
        .toList();
  }

  /// `flow above 80: high risk, at least 64 % within 48 rows, likely from 2026-05-01T06:00.`
  private static String sentence(Forecast forecast, Forecast.Path path, Crossing crossing) {
    var likely =
        crossing.likely().isPresent()
            ? ", likely from "
                + forecast.clock().text(forecast.ticks()[crossing.likely().getAsInt()])
            : ", at no row likelier than not";
    return "  %s %s: %s risk, at least %.0f %% within %d rows%s."
        .formatted(
            path.channel(),
            crossing.limit(),
            crossing.risk().name().toLowerCase(Locale.ROOT),
            100 * crossing.probability(),
            forecast.horizonRows(),
            likely);
  }

  private void say(List<Forecasted> done, RiskBounds bounds) {
    if (context.json()) {
      context
          .terminal()
          .document(
              Map.of(
                  "forecasts",
                  done.stream().map(one -> Described.forecasted(one, limits(), bounds)).toList()));
      return;
    }
    int shown = Math.min(done.size(), 10);
    for (var forecasted : done.subList(0, shown)) {
      var forecast = forecasted.forecast();
      context
          .terminal()
          .say(
              "%s%s: %s from %s by %s in %.2f s. %s"
                  .formatted(
                      Described.name(forecasted.dataset()),
                      forecasted.entity().isEmpty() ? "" : "/" + forecasted.entity(),
                      Counted.of(forecast.horizonRows(), "row"),
                      forecast.clock().text(forecast.ticks()[0]),
                      forecasted.method(),
                      forecasted.seconds(),
                      forecasted.reason()));
      for (var path : forecast.paths()) {
        for (var limit : limits()) {
          context.terminal().say(sentence(forecast, path, Crossing.of(path, limit, bounds)));
        }
      }
    }
    if (done.size() > shown)
      context.terminal().say("and " + (done.size() - shown) + " more series");
  }
}
