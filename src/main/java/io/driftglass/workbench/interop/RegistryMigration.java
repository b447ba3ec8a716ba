package io.driftglass.workbench.interop;

import io.driftglass.interop.ForeignRegistry;
import io.driftglass.interop.ForeignVersion;
import io.driftglass.interop.SqliteStore;
import io.driftglass.job.Progress;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.Problem;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.DataPrint;
import io.driftglass.registry.Migrated;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelStore;
import io.driftglass.registry.ModelVersion;
import io.driftglass.series.Interval;
import io.driftglass.workbench.run.Recorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Takes over what another registry kept as JSON files or in a SQLite file.
public final class RegistryMigration {
  private static final String RECORD = "migrated_record_sha256";
  private static final String NUMBER = "migrated_version";
  private static final String FIGURES = "migrated_metrics";

  private final ModelStore store;
  private final Recorder recorder;

  public RegistryMigration(ModelStore store, Recorder recorder) {
    this.store = store;
    this.recorder = recorder;
  }

  /// What would be taken over.
  ///
  /// @param fresh not here yet
  /// @param known taken over before
  /// @param skipped entries that are no version, each with its place and reason
  public record Plan(
      List<ForeignVersion> fresh, List<ForeignVersion> known, List<Problem> skipped) {
    public Plan {
      fresh = List.copyOf(fresh);
      known = List.copyOf(known);
      skipped = List.copyOf(skipped);
    }
  }

  /// Reads the other registry; nothing is kept.
  ///
  /// @param place a folder of JSON files, one such file, or a SQLite file
  public Plan plan(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new NotFound("There is no folder or file " + place + ".", "Check the path.");
    }
    var found = SqliteStore.is(place) ? new SqliteStore(place).read() : ForeignRegistry.read(place);
    var here =
        store.list().stream()
            .filter(version -> version.card().settings().containsKey(RECORD))
            .map(version -> version.model() + " " + version.card().settings().get(RECORD))
            .collect(Collectors.toSet());
    var parted =
        found.versions().stream()
            .collect(
                Collectors.partitioningBy(
                    version -> here.contains(version.model() + " " + sha256(version.json()))));
    return new Plan(parted.get(false), parted.get(true), found.skipped());
  }

  /// Takes over what a plan found: all of it or nothing.
  ///
  /// @param source named in the history
  /// @return in the order of the plan
  public List<ModelVersion> run(Plan plan, String source, Progress progress) {
    return recorder.record(
        "migrate",
        "Migrate models from " + source,
        Map.of("source", source),
        progress,
        (run, metrics, told) -> {
          var migrated = plan.fresh().stream().map(one -> migrated(one, source)).toList();
          plan.skipped().forEach(problem -> told.log("skipped " + problem.sentence()));
          told.report(Double.NaN, "keeping %d versions".formatted(migrated.size()));
          var versions = store.migrate(migrated, run, System.getProperty("user.name", "unknown"));
          metrics.put("versions", (double) versions.size());
          metrics.put("skipped", (double) plan.skipped().size());
          return versions;
        });
  }

  private static Migrated migrated(ForeignVersion found, String source) {
    var settings = new TreeMap<>(found.settings());
    settings.put(NUMBER, found.number());
    settings.put(RECORD, sha256(found.json()));
    settings.put(FIGURES, "recorded elsewhere, not validated here");
    var card =
        new ModelCard(
            found.task(),
            Migrated.METHOD + found.type(),
            settings,
            found.dataset(),
            found.dataSha256(),
            "",
            new Interval(0, 0),
            found.rows(),
            new Interval(0, 0),
            0,
            0,
            "migrated from " + source,
            "",
            found.metrics(),
            found.notComputed(),
            found.sensor(),
            "",
            "",
            DataContract.NONE,
            0,
            0,
            DataPrint.NONE,
            List.of());
    var parts = new java.util.ArrayList<String>();
    parts.add("migrated from %s: %s".formatted(source, found.where()));
    if (!found.number().isEmpty()) parts.add("version " + found.number() + " there");
    if (!found.author().isEmpty()) parts.add("by " + found.author());
    if (!found.when().isEmpty()) parts.add("of " + found.when());
    return new Migrated(found.model(), card, found.json(), found.stage(), String.join(", ", parts));
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
