package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.forecast.method.Intervals;
import io.driftglass.method.Settings;
import io.driftglass.metric.Measure;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `backtest`: how forecasters would have done at earlier moments.
@Command(name = "backtest", description = "Races forecasters on held-out windows, rolling origin.")
final class BacktestCommand implements Callable<Integer>, ReadsFiles {
  private static final List<String> COLUMNS =
      List.of(
          "method",
          "sMAPE",
          "MASE",
          "RMSE",
          "coverage80",
          "coverage95",
          "seconds",
          "windows",
          "RMSSE",
          "MAE",
          "MAPE",
          "R2",
          "CRPS",
          "MSIS95",
          "bands");

  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--methods", split = ",", required = true, description = "ids, or all")
  private List<String> methods;

  @Option(names = "--horizon", required = true, paramLabel = "ROWS", description = "rows ahead")
  private int horizon;

  @Option(names = "--folds", defaultValue = "5", description = "last stretches to forecast")
  private int folds;

  @Option(names = "--origins", paramLabel = "FROM:UNTIL:STRIDE", description = "rows to stand at")
  private String origins;

  @Option(
      names = "--fit-until",
      paramLabel = "ROW",
      description = "learn once, from rows before it")
  private Integer fitUntil;

  @Option(names = "--validate-until", paramLabel = "ROW", description = "rows before it may choose")
  private Integer validateUntil;

  @Option(
      names = "--gap",
      paramLabel = "ROWS",
      defaultValue = "0",
      description = "rows before each stretch that are not known yet when it is forecast")
  private int gap;

  @Option(
      names = "--known",
      split = ",",
      paramLabel = "COL,COL",
      description = "columns whose coming values are known ahead, such as a schedule")
  private List<String> known = List.of();

  @Option(
      names = "--set",
      paramLabel = "k=v",
      description = "a setting of all methods that have it, such as intervals=variance")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--budget",
      paramLabel = "SECONDS",
      defaultValue = "600",
      description = "time in all")
  private double budget;

  @Option(names = "--leaderboard", paramLabel = "FILE", description = "the ranking as CSV")
  private Path leaderboard;

  @Option(names = "--out", paramLabel = "FILE", description = "every window as CSV")
  private Path out;

  BacktestCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    var chosen =
        methods.equals(List.of("all"))
            ? Catalogues.FORECASTERS.stream().map(m -> m.id()).toList()
            : methods;
    chosen.forEach(Catalogues::forecaster);
    check(chosen);
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var documents = new ArrayList<Map<String, Object>>();
      for (var entity : source.dataset().entities()) {
        int rows = workbench.datasets().frame(source.dataset(), entity).rows();
        var plan = plan(rows).withGap(gap);
        var forecasting = workbench.forecasting();
        if (out != null) {
          var windows =
              forecasting.windows(
                  source.dataset(),
                  entity,
                  chosen.getFirst(),
                  settings,
                  known,
                  plan,
                  context.progress());
          WindowFile.write(out, windows);
        }
        var board =
            leaderboard == null && out != null
                ? null
                : forecasting.backtest(
                    source.dataset(),
                    entity,
                    List.of(),
                    chosen,
                    settings,
                    known,
                    plan,
                    budget,
                    context.progress());
        context.endProgress();
        if (board == null) continue;
        if (leaderboard != null) write(board);
        documents.add(document(entity, board));
        if (!context.json()) say(board);
      }
      if (context.json()) context.terminal().document(Map.of("leaderboards", documents));
      return 0;
    }
  }

  /// A setting that no method takes is told with what they take.
  private void check(List<String> chosen) {
    settings.forEach(
        (name, value) -> {
          var one = Map.of(name, value);
          boolean taken =
              chosen.stream().anyMatch(id -> !Catalogues.forecaster(id).accepted(one).isEmpty());
          if (!taken) Catalogues.forecaster(chosen.getFirst()).with(one);
        });
  }

  /// What the bands of a method follow.
  private String bands(String id) {
    var method = Catalogues.forecaster(id);
    return Intervals.of(Settings.of(method.settings(), method.accepted(settings)));
  }

  private BacktestPlan plan(int rows) {
    if (origins == null) return BacktestPlan.folds(rows, horizon, folds);
    var parts = origins.split(":");
    if (parts.length != 3 || !origins.matches("[0-9]+:[0-9]+:[0-9]+")) {
      throw new InvalidSetting("--origins is FROM:UNTIL:STRIDE, not '" + origins + "'.", "");
    }
    int from = Integer.parseInt(parts[0]);
    return BacktestPlan.rolling(
        horizon,
        from,
        Math.min(rows - horizon + 1, Integer.parseInt(parts[1])),
        Integer.parseInt(parts[2]),
        fitUntil == null ? 0 : fitUntil,
        validateUntil == null ? 0 : validateUntil);
  }

  private void write(Leaderboard board) throws IOException {
    try (var csv = new CsvFile(leaderboard)) {
      csv.row(COLUMNS.toArray(String[]::new));
      for (var row : board.rows()) csv.row(cells(row).toArray(String[]::new));
      csv.done();
    }
  }

  private void say(Leaderboard board) {
    context.terminal().say(board.reason());
    context.terminal().table(COLUMNS, board.rows().stream().map(this::cells).toList());
  }

  private List<String> cells(Leaderboard.Row row) {
    var of = row.accuracy();
    return List.of(
        row.method(),
        text(of.smape()),
        text(of.mase()),
        text(of.rmse()),
        text(of.coverage80()),
        text(of.coverage95()),
        CsvFile.fixed(row.seconds()),
        Integer.toString(row.windows()),
        text(of.rmsse()),
        text(of.mae()),
        text(of.mape()),
        text(of.rSquared()),
        text(of.crps()),
        text(of.msis95()),
        bands(row.method()));
  }

  private static String text(Measure measure) {
    return switch (measure) {
      case Measure.Value(double value, long n) -> CsvFile.fixed(value);
      case Measure.NotComputable(String because) -> "n/a: " + because;
    };
  }

  private Map<String, Object> document(String entity, Leaderboard board) {
    var document = new LinkedHashMap<String, Object>();
    document.put("entity", entity);
    document.put("reason", board.reason());
    document.put(
        "rows",
        board.rows().stream()
            .map(
                row -> {
                  var one = new LinkedHashMap<String, Object>();
                  one.put("method", row.method());
                  row.accuracy().byName().forEach((name, figure) -> one.put(name, number(figure)));
                  one.put("seconds", row.seconds());
                  one.put("windows", row.windows());
                  one.put("bands", bands(row.method()));
                  return one;
                })
            .toList());
    return document;
  }

  private static Object number(Measure measure) {
    return measure instanceof Measure.Value(double value, long n) ? value : null;
  }
}
