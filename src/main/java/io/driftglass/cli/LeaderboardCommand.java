package io.driftglass.cli;

import io.driftglass.data.export.CsvFile;
import io.driftglass.evaluate.BacktestPlan;
import io.driftglass.evaluate.DetectorRace;
import io.driftglass.evaluate.Leaderboard;
import io.driftglass.metric.Measure;
import io.driftglass.problem.DriftglassException;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leaderboard`: races detectors and forecasters on a dataset under a budget.
@Command(
    name = "leaderboard",
    description = {
      "Races detectors and forecasters and ranks them by what can honestly be known:",
      "detectors by labels, or without any by faults planted in normal rows."
    })
final class LeaderboardCommand implements Callable<Integer>, ReadsFiles {
  private static final int HORIZON = 24;
  private static final int FOLDS = 3;

  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(
      names = "--budget",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "methods not done by then are left out; half for detectors")
  private double budget;

  LeaderboardCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var documents = new ArrayList<Map<String, Object>>();
      for (var entity : source.dataset().entities()) {
        double share = budget / 2 / source.dataset().entities().size();
        var detectors =
            workbench
                .review()
                .race(source.dataset(), entity, share, context.progress().part(0, .5));
        var document = new LinkedHashMap<String, Object>();
        document.put("entity", entity);
        document.put("detectors", detectors(detectors));
        if (!context.json()) say(entity, detectors);
        forecasters(workbench, source, entity, share, document);
        documents.add(document);
      }
      context.endProgress();
      if (context.json()) context.terminal().document(Map.of("leaderboards", documents));
      return 0;
    }
  }

  private void forecasters(
      Workbench workbench, Source source, String entity, double seconds, Map<String, Object> into) {
    try {
      var frame = workbench.datasets().frame(source.dataset(), entity);
      int horizon = Math.clamp(frame.rows() / 20, 1, HORIZON);
      var board =
          workbench
              .forecasting()
              .backtest(
                  source.dataset(),
                  entity,
                  List.of(),
                  Catalogues.RACED_FORECASTERS.stream().map(method -> method.id()).toList(),
                  Map.of(),
                  List.of(),
                  BacktestPlan.folds(frame.rows(), horizon, FOLDS),
                  seconds,
                  context.progress().part(.5, 1));
      into.put("forecasters", forecasters(board));
      if (!context.json()) say(board);
    } catch (DriftglassException told) {
      into.put("forecasters", Map.of("reason", told.getMessage(), "rows", List.of()));
      if (!context.json()) context.terminal().say("Forecasters: " + told.getMessage());
    }
  }

  private void say(String entity, DetectorRace race) {
    context.endProgress();
    if (!entity.isEmpty()) context.terminal().say(entity);
    context.terminal().say(race.reason());
    var columns = new LinkedHashMap<String, Function<DetectorRace.Entry, Measure>>();
    columns.put("VUS-PR", DetectorRace.Entry::vusPr);
    columns.put("event F1", DetectorRace.Entry::eventF1);
    columns.put("point F1", DetectorRace.Entry::pointF1);
    columns.put("planted", DetectorRace.Entry::planted);
    columns.put("quiet rows alarmed", DetectorRace.Entry::quiet);
    columns.put("agreement", DetectorRace.Entry::agreement);
    new RaceTable<>("detector", DetectorRace.Entry::method, columns)
        .say(
            race.rows(),
            List.of("events", "seconds"),
            row -> List.of(Integer.toString(row.events()), CsvFile.fixed(row.seconds())),
            context.terminal());
  }

  private void say(Leaderboard board) {
    context.terminal().say(board.reason());
    var columns = new LinkedHashMap<String, Function<Leaderboard.Row, Measure>>();
    columns.put("sMAPE", Leaderboard.Row::smape);
    columns.put("MASE", Leaderboard.Row::mase);
    columns.put("CRPS", row -> row.accuracy().crps());
    columns.put("coverage 95", row -> row.accuracy().coverage95());
    new RaceTable<>("forecaster", Leaderboard.Row::method, columns)
        .say(
            board.rows(),
            List.of("seconds"),
            row -> List.of(CsvFile.fixed(row.seconds())),
            context.terminal());
  }

  private static Map<String, Object> detectors(DetectorRace race) {
    var document = new LinkedHashMap<String, Object>();
    document.put("ranked_by", race.labelled() ? "labels" : "planted faults");
    document.put("reason", race.reason());
    document.put(
        "rows",
        race.rows().stream()
            .map(
                row -> {
                  var one = new LinkedHashMap<String, Object>();
                  one.put("method", row.method());
                  one.put("vus_pr", Described.measure(row.vusPr()));
                  one.put("event_f1", Described.measure(row.eventF1()));
                  one.put("point_f1", Described.measure(row.pointF1()));
                  one.put("planted_vus_pr", Described.measure(row.planted()));
                  one.put("quiet_rows_alarmed", Described.measure(row.quiet()));
                  one.put("agreement", Described.measure(row.agreement()));
                  one.put("events", row.events());
                  one.put("seconds", row.seconds());
                  return one;
                })
            .toList());
    return document;
  }

  private static Map<String, Object> forecasters(Leaderboard board) {
    var document = new LinkedHashMap<String, Object>();
    document.put("reason", board.reason());
    document.put(
        "rows",
        board.rows().stream()
            .map(
                row -> {
                  var one = new LinkedHashMap<String, Object>();
                  one.put("method", row.method());
                  row.accuracy()
                      .byName()
                      .forEach((name, figure) -> one.put(name, Described.measure(figure)));
                  one.put("seconds", row.seconds());
                  return one;
                })
            .toList());
    return document;
  }
}
