package io.driftglass.cli;

import io.driftglass.data.Dataset;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.Problem;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.registry.Judged;
import io.driftglass.workbench.registry.ValidationOutcome;
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
      arity = "0..*",
      paramLabel = "VERSION",
      description = "id, 'name v3', name@alias, or a name for its production version")
  private List<String> versions = List.of();

  @Option(names = "--all", description = "the production version of every model, else its newest")
  private boolean all;

  @Option(
      names = "--on",
      paramLabel = "DATASET",
      description = "or a file; the newest of the data each was trained on when left out")
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
    if (all != versions.isEmpty()) {
      throw new InvalidSetting(
          "'validate' needs versions, or --all for every model, and not both.",
          "See the versions with 'models list'.");
    }
    try (var workbench = context.open()) {
      var found =
          all
              ? workbench.tracking().watched()
              : versions.stream().map(workbench.models()::get).toList();
      if (on == null) return validated(workbench, found, Optional.empty());
      try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
        return validated(workbench, found, Optional.of(source.dataset()));
      }
    }
  }

  private int validated(Workbench workbench, List<ModelVersion> found, Optional<Dataset> dataset) {
    var validities =
        workbench.outOfSample().validateAll(found, dataset, series, context.progress());
    if (found.size() == 1 && !all) {
      validities.getFirst().failure().ifPresent(ValidateCommand::fail);
    }
    context.endProgress();
    var rows = validities.stream().map(ValidateCommand::row).toList();
    if (context.json()) context.terminal().document(Map.of("validated", rows));
    else if (rows.isEmpty()) context.terminal().say("No model is registered yet.");
    else rows.forEach(this::say);
    return validities.stream().allMatch(validity -> validity.judged().isPresent()) ? 0 : 1;
  }

  /// One that was asked for alone ends the command as any failure does.
  private static void fail(RuntimeException failure) {
    throw failure;
  }

  private static Map<String, Object> row(ValidationOutcome validity) {
    return validity
        .judged()
        .map(ValidateCommand::row)
        .orElseGet(() -> failure(validity.version(), validity.problem().orElseThrow()));
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

  private static Map<String, Object> failure(ModelVersion version, Problem problem) {
    var row = new LinkedHashMap<String, Object>();
    row.put("version_id", version.id());
    row.put("version", version.title());
    row.put("success", false);
    row.put("validation_performed", false);
    row.put("reason", problem.what());
    row.put("remedy", problem.remedy());
    return row;
  }

  private void say(Map<String, Object> row) {
    var terminal = context.terminal();
    if (!(row.get("metrics") instanceof Map<?, ?> metrics)) {
      terminal.say(
          "%s failed: %s %s".formatted(row.get("version"), row.get("reason"), row.get("remedy")));
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
