package io.driftglass.cli;

import io.driftglass.registry.Direction;
import io.driftglass.registry.ModelVersion;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.registry.Judged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `models compare`: versions side by side, by their cards or on rows none of them has learnt from.
@Command(name = "compare", description = "Two or more versions, on the same rows with --on.")
final class ModelsCompare implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(arity = "2..*", paramLabel = "VERSION", description = "id, 'name v3', name@alias")
  private List<String> versions;

  @Option(names = "--on", paramLabel = "DATASET", description = "judge all of them on these rows")
  private String on;

  @Option(names = "--series", defaultValue = "", description = "the series of that dataset")
  private String entity;

  ModelsCompare(Context context) {
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
      var figures = new ArrayList<Map<String, Double>>();
      long rows = 0;
      if (on == null) {
        found.forEach(v -> figures.add(v.card().metrics()));
      } else {
        var judged = judged(workbench, found);
        rows = judged.getFirst().validation().rows();
        judged.forEach(j -> figures.add(j.validation().metrics()));
      }
      context.endProgress();
      boolean same =
          on != null || found.stream().allMatch(v -> v.card().judgedAs(found.getFirst().card()));
      show(found, figures, same, rows);
      return 0;
    }
  }

  private List<Judged> judged(Workbench workbench, List<ModelVersion> found) throws IOException {
    try (var source = Source.open(workbench, on, reading.options(), context.progress())) {
      var series = entity.isEmpty() ? source.dataset().entities().getFirst() : entity;
      return workbench.outOfSample().compare(found, source.dataset(), series, context.progress());
    }
  }

  private void show(
      List<ModelVersion> found, List<Map<String, Double>> figures, boolean same, long rows) {
    var names = new TreeSet<String>();
    figures.forEach(map -> names.addAll(map.keySet()));
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>();
      document.put("same_rows", same);
      if (on != null) document.put("rows", rows);
      document.put("versions", found.stream().map(ModelVersion::title).toList());
      document.put("differ", differ(found));
      document.put("metrics", names.stream().map(name -> metric(name, figures, same)).toList());
      context.terminal().document(document);
      return;
    }
    var header = new ArrayList<>(List.of("metric"));
    found.forEach(v -> header.add(v.title()));
    header.add("better");
    var table = new ArrayList<List<String>>();
    for (var name : names) {
      var row = new ArrayList<>(List.of(name));
      figures.forEach(map -> row.add(figure(map.get(name))));
      row.add(best(name, figures, same).map(i -> found.get(i).title()).orElse(""));
      table.add(row);
    }
    context.terminal().table(header, table);
    if (!same) {
      context.terminal().note("The figures are of different rows; compare with --on DATASET.");
    }
    differ(found).forEach((key, values) -> context.terminal().say(key + ": " + values));
  }

  private static Map<String, Object> metric(
      String name, List<Map<String, Double>> figures, boolean same) {
    var row = new LinkedHashMap<String, Object>();
    row.put("metric", name);
    row.put("values", figures.stream().map(map -> map.get(name)).toList());
    row.put("best", best(name, figures, same).orElse(null));
    return row;
  }

  /// The place of the best figure; empty where no direction is better, one is missing, all are
  /// equal or they are of different rows.
  private static java.util.Optional<Integer> best(
      String name, List<Map<String, Double>> figures, boolean same) {
    var direction = Direction.of(name);
    var none = java.util.Optional.<Integer>empty();
    if (!same || direction.isEmpty()) return none;
    if (figures.stream().anyMatch(map -> !map.containsKey(name))) return none;
    if (figures.stream().map(map -> map.get(name)).distinct().count() == 1) return none;
    int best = 0;
    for (int i = 1; i < figures.size(); i++) {
      if (direction.get().gain(figures.get(best).get(name), figures.get(i).get(name)) > 0) best = i;
    }
    return java.util.Optional.of(best);
  }

  /// Facts of the cards that are not the same in all of them.
  private static Map<String, List<String>> differ(List<ModelVersion> found) {
    var facts = new LinkedHashMap<String, List<String>>();
    var keys = new TreeSet<String>();
    found.forEach(v -> keys.addAll(v.card().settings().keySet()));
    facts.put("method", found.stream().map(v -> v.card().method()).toList());
    facts.put("dataset", found.stream().map(v -> v.card().dataset()).toList());
    facts.put("data_hash", found.stream().map(v -> v.card().dataSha256()).toList());
    for (var key : keys) {
      facts.put(key, found.stream().map(v -> v.card().settings().getOrDefault(key, "")).toList());
    }
    facts.values().removeIf(values -> values.stream().distinct().count() == 1);
    return facts;
  }

  private static String figure(Double value) {
    return value == null ? "" : String.format(Locale.ROOT, "%.4g", value);
  }
}
