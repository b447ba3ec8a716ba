package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.problem.DriftglassException;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `validate`: how versions do on rows they have not learnt from.
@Command(
    name = "validate",
    description =
        "Judges versions on the rows of a dataset that they have not learnt from; goes on after a"
            + " failure.")
final class ValidateCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(
      arity = "1..*",
      paramLabel = "VERSION",
      description = "id, 'name v3', name@alias, or a name for its production version")
  private List<String> versions;

  @Option(names = "--on", required = true, paramLabel = "DATASET", description = "or a file")
  private String on;

  @Option(
      names = "--series",
      paramLabel = "NAME",
      defaultValue = "",
      description = "of the dataset; the one it was trained on when left out")
  private String series;

  ValidateCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    try (var workbench = context.open()) {
      var found = versions.stream().map(workbench.models()::get).toList();
      try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
        var rows = new ArrayList<Map<String, Object>>();
        boolean failed = false;
        for (var version : found) {
          try {
            var judged =
                workbench
                    .outOfSample()
                    .validate(
                        version,
                        source.dataset(),
                        entity(version, source.dataset()),
                        context.progress());
            rows.add(row(judged));
          } catch (DriftglassException e) {
            if (found.size() == 1) throw e;
            failed = true;
            rows.add(failure(version, e));
          }
        }
        context.endProgress();
        if (context.json()) context.terminal().document(Map.of("validated", rows));
        else rows.forEach(this::say);
        return failed ? 1 : 0;
      }
    }
  }

  /// The series named, else the one the version was trained on, else the first.
  private String entity(ModelVersion version, Dataset dataset) {
    if (!series.isEmpty()) return series;
    var own = version.card().entity();
    return dataset.entities().contains(own) ? own : dataset.entities().getFirst();
  }

  private static Map<String, Object> row(Judged judged) {
    var row = new LinkedHashMap<String, Object>();
    row.put("version_id", judged.version().id());
    row.put("version", judged.version().title());
    row.put("success", true);
    row.put("validation_performed", true);
    row.put("dataset", Described.name(judged.dataset()));
    row.put("series", judged.entity());
    row.put("data_hash", judged.dataset().sha256());
    row.put("from_row", judged.fromRow());
    row.put("rows", judged.validation().rows());
    row.put("metrics", new TreeMap<>(judged.validation().metrics()));
    row.put("not_computed", new TreeMap<>(judged.validation().notComputed()));
    row.put("anomaly_rate", judged.validation().metrics().get("alarm_rate"));
    row.put("seconds", judged.seconds());
    return row;
  }

  private static Map<String, Object> failure(ModelVersion version, DriftglassException e) {
    var row = new LinkedHashMap<String, Object>();
    row.put("version_id", version.id());
    row.put("version", version.title());
    row.put("success", false);
    row.put("validation_performed", false);
    row.put("reason", e.getMessage());
    row.put("remedy", e.remedy());
    return row;
  }

  private void say(Map<String, Object> row) {
    var terminal = context.terminal();
    if (!(row.get("metrics") instanceof Map<?, ?> metrics)) {
      terminal.say(row.get("version") + " failed: " + row.get("reason"));
      return;
    }
    terminal.say(
        "%s on %s: %s rows out of sample, from row %s"
            .formatted(
                row.get("version"), row.get("dataset"), row.get("rows"), row.get("from_row")));
    var table = new ArrayList<List<String>>();
    metrics.forEach(
        (name, value) ->
            table.add(
                List.of(name.toString(), String.format(Locale.ROOT, "%.4g", (Double) value))));
    if (row.get("not_computed") instanceof Map<?, ?> missing) {
      missing.forEach((name, why) -> table.add(List.of(name.toString(), "n/a: " + why)));
    }
    terminal.table(List.of("metric", "value"), table);
  }
}
