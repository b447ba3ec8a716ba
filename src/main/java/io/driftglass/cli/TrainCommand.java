package io.driftglass.cli;

import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Task;
import io.driftglass.workbench.Catalogues;
import io.driftglass.workbench.TrainRequest;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `train`: fits, validates on later rows and registers, one version a series.
@Command(
    name = "train",
    description =
        "Fits on the first rows, validates on later ones, registers; goes on after a failure.")
final class TrainCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--task", required = true, description = "${COMPLETION-CANDIDATES}")
  private Task task;

  @Option(names = "--method", required = true, description = "see 'driftglass methods'")
  private String method;

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--split",
      split = ",",
      defaultValue = "0.7,0.15,0.15",
      description = "shares for training, validation and test, in the order of time")
  private List<Double> split;

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
    if (task == Task.ANOMALY) Catalogues.detector(method);
    else Catalogues.forecaster(method);
    try (var workbench = context.open();
        var source = Source.open(workbench, dataset, reading.options(), context.progress())) {
      var rows = new ArrayList<Map<String, Object>>();
      int failed = 0;
      for (var entity : source.dataset().entities()) {
        long start = System.nanoTime();
        try {
          var version = train(workbench, source, entity);
          rows.add(row(entity, version, (System.nanoTime() - start) / 1e9));
        } catch (DriftglassException e) {
          if (source.dataset().entities().size() == 1) throw e;
          failed++;
          rows.add(Map.of("sensor", entity, "status", "failed", "reason", e.getMessage()));
        }
      }
      context.endProgress();
      if (context.json()) context.terminal().document(Map.of("trained", rows));
      else rows.forEach(row -> context.terminal().say(row.toString()));
      return failed == 0 ? 0 : 1;
    }
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

  private ModelVersion train(Workbench workbench, Source source, String entity) {
    var catalogued =
        task == Task.ANOMALY ? Catalogues.detector(method) : Catalogues.forecaster(method);
    String base = name == null ? Described.name(source.dataset()) : name;
    return workbench
        .models()
        .train(
            new TrainRequest(
                source.dataset(),
                entity,
                task,
                method,
                context.seeded(settings, Catalogues.seeded(catalogued)),
                split.get(0),
                split.get(1),
                entity.isEmpty() ? base : base + "/" + entity),
            context.progress());
  }

  private static Map<String, Object> row(String entity, ModelVersion version, double seconds) {
    var row = new LinkedHashMap<String, Object>();
    row.put("sensor", entity.isEmpty() ? version.model() : entity);
    row.put("status", "completed");
    row.put("success", true);
    row.put("version_id", version.id());
    row.put("version", version.title());
    row.put("validation_performed", version.card().validatedRows() > 0);
    row.put("validated_rows", version.card().validatedRows());
    row.put("metrics", version.card().metrics());
    row.put("not_computed", version.card().notComputed());
    row.put("data_hash", version.card().dataSha256());
    row.put("anomaly_rate", version.card().metrics().get("alarm_rate"));
    row.put("run_id", version.runId());
    row.put("seconds", seconds);
    return row;
  }
}
