package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.fit.LeakLines;
import io.driftglass.workbench.fit.TrainRequest;
import io.driftglass.workbench.run.Catalogues;
import io.driftglass.workbench.train.SearchPlan;
import io.driftglass.workbench.train.Trained;
import io.driftglass.workbench.train.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train`: fits, validates on later rows and registers, one version a sensor.
@Command(
    name = "train",
    description =
        "Fits on the first rows, validates on later ones, registers; many sensors at a time, and"
            + " goes on after a failure.")
final class TrainCommand implements Callable<Integer>, ReadsFiles {
  /// What gets a model of its own.
  enum Per {
    CHANNEL,
    ENTITY,
    DATASET
  }

  /// Sensors of which the leak check is told line by line.
  private static final int MOST_TOLD = 5;

  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--task", required = true, description = "${COMPLETION-CANDIDATES}")
  private Task task;

  @Option(
      names = "--method",
      required = true,
      split = ",",
      description = "see 'driftglass methods'; of several the best is registered")
  private List<String> methods;

  @Mixin private SearchArguments search = new SearchArguments();

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--override",
      paramLabel = "SENSOR:k=v",
      description = "a setting for one sensor alone")
  private List<String> overrides = new ArrayList<>();

  @Option(
      names = "--per",
      defaultValue = "ENTITY",
      description = "what gets a model of its own: ${COMPLETION-CANDIDATES}")
  private Per per;

  @Option(
      names = "--split",
      split = ",",
      defaultValue = "0.7,0.15,0.15",
      description = "shares for training, validation and test, in the order of time")
  private List<Double> split;

  @Option(
      names = "--gap",
      defaultValue = "0",
      paramLabel = "ROWS",
      description = "between training and validation, used by neither")
  private int gap;

  @Option(
      names = "--workers",
      defaultValue = "0",
      paramLabel = "N",
      description = "sensors trained at a time; 0 is one a core")
  private int workers;

  @Option(names = "--register", paramLabel = "NAME", description = "the model's name")
  private String name;

  TrainCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    checkSplit();
    boolean withSeed =
        methods.stream()
            .allMatch(
                method ->
                    Catalogues.seeded(
                        task == Task.ANOMALY
                            ? Catalogues.detector(method)
                            : Catalogues.forecaster(method)));
    var seeded = context.seeded(settings, withSeed);
    var plan = search.plan(methods, context.seed());
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var requests = requests(source.dataset(), seeded);
      if (plan.isPresent()) return searched(workbench, requests, plan.get());
      if (requests.size() == 1) {
        say(List.of(row(workbench.training().train(requests.getFirst(), context.progress()))));
        return 0;
      }
      int cores = Runtime.getRuntime().availableProcessors();
      var trained =
          workbench.training().train(requests, workers > 0 ? workers : cores, context.progress());
      say(trained.stream().map(TrainCommand::row).toList());
      return trained.stream().anyMatch(Trained::failed) ? 1 : 0;
    }
  }

  /// Each is a run of the workspace before the first begins, so that after a kill all that were not
  /// done can be resumed.
  private int searched(Workbench workbench, List<TrainRequest> requests, SearchPlan plan) {
    var queue = workbench.trainings();
    var runs = requests.stream().map(request -> queue.enqueue(request, plan).id()).toList();
    var rows = new ArrayList<Map<String, Object>>();
    try {
      for (int i = 0; i < runs.size(); i++) {
        rows.add(searched(workbench, requests.get(i), runs.get(i), runs.size() == 1));
      }
    } finally {
      runs.forEach(queue::cancel);
    }
    say(rows);
    return rows.stream().anyMatch(row -> row.get("status").equals("failed")) ? 1 : 0;
  }

  private Map<String, Object> searched(
      Workbench workbench, TrainRequest request, long run, boolean alone) {
    long start = System.nanoTime();
    var told = new LeakLines(context.progress());
    try {
      var found = workbench.trainings().search(run, told);
      var row = row(request, found.best(), (System.nanoTime() - start) / 1e9);
      row.put("search_run_id", run);
      row.put("chosen_by", found.metric());
      row.put("trials", found.trials().stream().map(TrainCommand::row).toList());
      row.put("untried", found.left());
      row.put("leaks", told.found());
      return row;
    } catch (DriftglassException e) {
      if (alone) throw e;
      double seconds = (System.nanoTime() - start) / 1e9;
      return failure(
          new Trained(request, Optional.empty(), List.of(), Optional.of(e.problem()), seconds));
    }
  }

  private static Map<String, Object> row(Trial trial) {
    var row = new LinkedHashMap<String, Object>();
    row.put("run_id", trial.run());
    row.put("method", trial.method());
    row.put("settings", trial.settings());
    row.put("value", trial.value().orElse(null));
    row.put("seconds", trial.seconds());
    row.put("problem", trial.problem());
    return row;
  }

  private void say(List<Map<String, Object>> rows) {
    context.endProgress();
    if (context.json()) {
      context.terminal().document(Map.of("trained", rows));
      return;
    }
    context
        .terminal()
        .table(
            List.of("sensor", "status", "version", "rows", "seconds", "metrics"),
            rows.stream().map(TrainCommand::cells).toList());
    rows.stream()
        .filter(row -> row.get("leaks") instanceof List<?> leaks && !leaks.isEmpty())
        .limit(MOST_TOLD)
        .forEach(
            row ->
                ((List<?>) row.get("leaks"))
                    .forEach(leak -> context.terminal().note(row.get("sensor") + ": " + leak)));
    long failed = rows.stream().filter(row -> row.get("status").equals("failed")).count();
    if (failed > 0) {
      context.terminal().note("%d of %d sensors failed.".formatted(failed, rows.size()));
    }
  }

  private List<TrainRequest> requests(Dataset data, Map<String, String> given) {
    if (per == Per.DATASET && data.entities().size() > 1) {
      throw new InvalidSetting(
          "%s holds %d series, and every method learns from one."
              .formatted(Described.name(data), data.entities().size()),
          "Train with --per entity or --per channel.");
    }
    var requests = new ArrayList<TrainRequest>();
    for (var entity : data.entities()) {
      if (per != Per.CHANNEL) {
        requests.add(request(data, entity, "", given));
        continue;
      }
      data.channels().stream()
          .filter(channel -> channel.kind() == Kind.NUMBER && channel.role() == Role.TARGET)
          .map(Channel::name)
          .forEach(channel -> requests.add(request(data, entity, channel, given)));
    }
    overrides.forEach(text -> override(requests, text));
    return requests;
  }

  private TrainRequest request(
      Dataset data, String entity, String channel, Map<String, String> given) {
    var base = new StringBuilder(name == null ? Described.name(data) : name);
    if (!entity.isEmpty()) base.append('/').append(entity);
    if (!channel.isEmpty()) base.append('/').append(channel);
    return new TrainRequest(
        data,
        entity,
        task,
        methods.getFirst(),
        given,
        split.get(0),
        split.get(1),
        base.toString(),
        channel,
        gap);
  }

  private static void override(List<TrainRequest> requests, String text) {
    int equals = text.indexOf('=');
    int colon = equals < 0 ? -1 : text.lastIndexOf(':', equals);
    if (colon < 1) {
      throw new InvalidSetting("--override needs SENSOR:key=value, not '%s'.".formatted(text), "");
    }
    var sensor = text.substring(0, colon);
    boolean found = false;
    for (int i = 0; i < requests.size(); i++) {
      if (!requests.get(i).sensor().equals(sensor)) continue;
      found = true;
      requests.set(
          i, requests.get(i).with(text.substring(colon + 1, equals), text.substring(equals + 1)));
    }
    if (found) return;
    throw new NotFound(
        "There is no sensor '%s' to override.".formatted(sensor),
        "They are: %s."
            .formatted(
                String.join(", ", requests.stream().map(TrainRequest::sensor).limit(20).toList())));
  }

  private void checkSplit() {
    boolean valid =
        split.size() == 3
            && split.stream().allMatch(share -> share >= 0)
            && split.get(0) > 0
            && split.get(1) > 0
            && Math.abs(split.stream().mapToDouble(Double::doubleValue).sum() - 1) < 1e-9;
    if (valid) return;
    throw new InvalidSetting(
        "--split needs three shares that add up to 1, such as 0.7,0.15,0.15, not " + split + ".",
        "");
  }

  private static Map<String, Object> row(Trained trained) {
    if (trained.failed()) return failure(trained);
    var row = row(trained.request(), trained.version().orElseThrow(), trained.seconds());
    row.put("leaks", trained.leaks());
    return row;
  }

  private static Map<String, Object> row(
      TrainRequest request, ModelVersion version, double seconds) {
    var card = version.card();
    var row = new LinkedHashMap<String, Object>();
    row.put("sensor", request.sensor());
    row.put("status", "completed");
    row.put("success", true);
    row.put("version_id", version.id());
    row.put("model", version.model());
    row.put("version", version.title());
    row.put("method", card.method());
    row.put("validation_performed", card.validatedRows() > 0);
    row.put("trained_rows", card.trainedRows());
    row.put("validated_rows", card.validatedRows());
    row.put("metrics", new TreeMap<>(card.metrics()));
    row.put("not_computed", new TreeMap<>(card.notComputed()));
    row.put("data_hash", card.dataSha256());
    row.put("anomaly_rate", card.metrics().get("alarm_rate"));
    row.put("run_id", version.runId());
    row.put("seed", card.seed());
    row.put("device", card.device());
    row.put("artifact_sha256", version.artifactSha256());
    row.put("seconds", seconds);
    return row;
  }

  private static Map<String, Object> failure(Trained trained) {
    var row = new LinkedHashMap<String, Object>();
    row.put("sensor", trained.request().sensor());
    row.put("status", "failed");
    row.put("success", false);
    row.put("version_id", null);
    row.put("method", trained.request().method());
    row.put("validation_performed", false);
    row.put("data_hash", trained.request().dataset().sha256());
    row.put("reason", trained.problem().orElseThrow().what());
    row.put("remedy", trained.problem().orElseThrow().remedy());
    row.put("seconds", trained.seconds());
    return row;
  }

  private static List<String> cells(Map<String, Object> row) {
    boolean done = row.get("status").equals("completed");
    return List.of(
        row.get("sensor").toString(),
        row.get("status").toString(),
        done ? row.get("version").toString() : "",
        done ? row.get("trained_rows") + "+" + row.get("validated_rows") : "",
        String.format(Locale.ROOT, "%.2f", (Double) row.get("seconds")),
        row.get("metrics") instanceof Map<?, ?> metrics
            ? VersionText.figures(metrics)
            : row.get("reason").toString());
  }
}
