package io.driftglass.registry;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// The registered models of a workspace. Every change is one transaction that has reached the disk
/// when the call returns, and leaves its trace in the history.
public final class ModelStore {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,200}");
  private static final Pattern TAKEN = Pattern.compile("[0-9]+|.* v[0-9]+");
  private static final String VERSIONS =
      """
      SELECT v.id, m.name, v.number, v.stage, v.card, v.artifact, v.run_id, v.author, v.registered
      FROM model_version v JOIN model m ON m.id = v.model_id
      """;

  private final Database db;
  private final Artifacts artifacts;
  private final InstantSource clock;

  private ModelStore(Database db, Artifacts artifacts, InstantSource clock) {
    this.db = db;
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /// The models of a workspace that was just opened; files that no version refers to, left by an
  /// ended process, are taken away.
  public static ModelStore open(Database db, Artifacts artifacts, InstantSource clock) {
    var store = new ModelStore(db, artifacts, clock);
    artifacts.keepOnly(store.inUse(), clock.instant());
    return store;
  }

  /// Keeps a fitted model as the next version of `model`, in stage NONE.
  ///
  /// @param payload writes the raw parameters, such as `fitted::write`
  /// @throws ModelNotValidated where the card has no out-of-sample validation
  public ModelVersion register(
      String model, ModelCard card, long runId, String author, Artifacts.Payload payload) {
    checkName(model);
    Validated.check(card);
    var artifact = artifacts.store(ArtifactHeader.of(card), payload);
    return db.writeThrough(
        c -> {
          long modelId = modelId(c, model);
          Sql.update(c, "UPDATE model SET last_number = last_number + 1 WHERE id = ?", modelId);
          var insert =
              "INSERT INTO model_version(model_id, number, stage, card, artifact, run_id, author,"
                  + " registered) SELECT id, last_number, 'NONE', ?, ?, ?, ?, ? FROM model WHERE id"
                  + " = ?";
          var json = Json.write(card);
          return get(c, Sql.insert(c, insert, json, artifact, runId, author, now(), modelId));
        });
  }

  /// Newest first.
  public List<ModelVersion> list() {
    return db.read(c -> Sql.list(c, VERSIONS + "ORDER BY v.id DESC", ModelStore::version));
  }

  /// @throws NotFound where there is none
  public ModelVersion get(long id) {
    return db.read(c -> get(c, id));
  }

  /// @param idOrTitle `12`, `pump v3`, or `pump` for its production version, else its newest
  /// @throws NotFound with the known models
  public ModelVersion find(String idOrTitle) {
    var text = idOrTitle.strip();
    var all = list();
    Predicate<ModelVersion> exact =
        v -> text.equals(Long.toString(v.id())) || text.equals(v.title());
    Predicate<ModelVersion> named = v -> text.equals(v.model());
    return first(all, exact)
        .or(() -> first(all, named.and(v -> v.stage() == Stage.PRODUCTION)))
        .or(() -> first(all, named))
        .orElseThrow(
            () ->
                new NotFound(
                    "no model version '%s'; known: %s"
                        .formatted(text, all.stream().map(ModelVersion::title).sorted().toList()),
                    "Choose one of these, or register a model."));
  }

  /// Moves a version to a stage; where that is PRODUCTION, the version that was there is archived
  /// in the same transaction.
  public ModelVersion promote(long id, Stage to, String who, String why) {
    return db.writeThrough(
        c -> {
          var version = get(c, id);
          if (version.stage() == to) return version;
          if (to == Stage.PRODUCTION) {
            var live = VERSIONS + "WHERE m.name = ? AND v.stage = 'PRODUCTION'";
            for (var former : Sql.list(c, live, ModelStore::version, version.model())) {
              move(c, former, Stage.ARCHIVED, who, "replaced by " + version.title());
            }
          }
          move(c, version, to, who, why);
          return get(c, id);
        });
  }

  /// Newest first; tells of deleted versions too.
  public List<Transition> history(String model) {
    var sql =
        "SELECT model, number, from_stage, to_stage, who, at, why FROM stage_history WHERE model ="
            + " ? ORDER BY id DESC";
    return db.read(c -> Sql.list(c, sql, ModelStore::transition, model));
  }

  /// Removes a version; its file can be put back for a month.
  ///
  /// @throws Conflict where it is in production
  public void delete(long id) {
    var artifact =
        db.writeThrough(
            c -> {
              var version = get(c, id);
              if (version.stage() == Stage.PRODUCTION) {
                throw new Conflict(
                    version.title() + " is in production and cannot be deleted",
                    "Promote another version or archive this one first.");
              }
              Sql.update(c, "DELETE FROM model_version WHERE id = ?", id);
              return version.artifactSha256();
            });
    if (!inUse().contains(artifact)) artifacts.recycle(artifact, clock.instant());
  }

  /// The fitted model, exactly as it was registered.
  ///
  /// @throws DamagedArtifact where its file is not what was written
  public <T> T load(ModelVersion version, Artifacts.Reading<T> reading) {
    return artifacts.load(version.artifactSha256(), reading);
  }

  private Set<String> inUse() {
    var sql = "SELECT DISTINCT artifact FROM model_version";
    return Set.copyOf(db.read(c -> Sql.list(c, sql, row -> row.getString(1))));
  }

  private static void checkName(String model) {
    if (model.isBlank() || !NAME.matcher(model).matches() || TAKEN.matcher(model).matches()) {
      throw new InvalidId(
          "a model needs a name of 1 to 200 characters that is no number and does not end like"
              + " 'v3',"
              + " not '%s'".formatted(model),
          "Name it after what it watches, such as pump-station.");
    }
  }

  private static Optional<ModelVersion> first(
      List<ModelVersion> versions, Predicate<ModelVersion> wanted) {
    return versions.stream().filter(wanted).findFirst();
  }

  private void move(Connection c, ModelVersion version, Stage to, String who, String why)
      throws SQLException {
    Sql.update(c, "UPDATE model_version SET stage = ? WHERE id = ?", to, version.id());
    var history =
        "INSERT INTO stage_history(model, number, from_stage, to_stage, who, at, why) VALUES (?, ?,"
            + " ?, ?, ?, ?, ?)";
    Sql.update(c, history, version.model(), version.number(), version.stage(), to, who, now(), why);
  }

  private static long modelId(Connection c, String name) throws SQLException {
    var known = Sql.first(c, "SELECT id FROM model WHERE name = ?", row -> row.getLong(1), name);
    return known.isPresent()
        ? known.get()
        : Sql.insert(c, "INSERT INTO model(name, last_number) VALUES (?, 0)", name);
  }

  private static ModelVersion get(Connection c, long id) throws SQLException {
    return Sql.first(c, VERSIONS + "WHERE v.id = ?", ModelStore::version, id)
        .orElseThrow(
            () ->
                new NotFound(
                    "there is no model version with id " + id, "List the models to see theirs."));
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    return new ModelVersion(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        Stage.valueOf(row.getString(4)),
        Json.read(row.getString(5), ModelCard.class),
        row.getString(6),
        row.getLong(7),
        row.getString(8),
        row.getObject(9, Instant.class));
  }

  private static Transition transition(ResultSet row) throws SQLException {
    return new Transition(
        row.getString(1),
        row.getInt(2),
        Stage.valueOf(row.getString(3)),
        Stage.valueOf(row.getString(4)),
        row.getString(5),
        row.getObject(6, Instant.class),
        row.getString(7));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
