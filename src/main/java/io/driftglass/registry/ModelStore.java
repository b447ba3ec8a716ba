package io.driftglass.registry;

import io.driftglass.db.Database;
import io.driftglass.db.Json;
import io.driftglass.db.Query;
import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.ModelNotValidated;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;

/// The registered models of a workspace. Every change is one transaction that has reached the disk
/// when the call returns, and leaves its trace in the history.
public final class ModelStore {
  private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}@]{1,200}");
  private static final Pattern TAKEN = Pattern.compile("[0-9]+|.* v[0-9]+");

  private final Database db;
  private final Artifacts artifacts;
  private final InstantSource clock;
  private final Steps steps;
  private final StageStore stages;
  private final BinStore bin;

  /// A file is stored before its row: shared while that happens, alone where files are taken away.
  private final ReadWriteLock files = new ReentrantReadWriteLock();

  private ModelStore(Database db, Artifacts artifacts, InstantSource clock, Steps steps) {
    this.db = db;
    this.artifacts = artifacts;
    this.clock = clock;
    this.steps = steps;
    stages = new StageStore(steps);
    bin = new BinStore(steps);
  }

  /// The models of a workspace that was just opened; files that no version refers to, left by an
  /// ended process, are taken away.
  public static ModelStore open(Database db, Artifacts artifacts, InstantSource clock) {
    return open(db, artifacts, clock, Steps.UNWATCHED);
  }

  static ModelStore open(Database db, Artifacts artifacts, InstantSource clock, Steps steps) {
    var store = new ModelStore(db, artifacts, clock, steps);
    store.reconcile();
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
    files.readLock().lock();
    try {
      var artifact = artifacts.store(ArtifactHeader.of(card), payload);
      steps.reached("artifact stored");
      return change(c -> insert(c, model, card, artifact, runId, author, "run " + runId));
    } finally {
      files.readLock().unlock();
    }
  }

  /// Keeps a version that came from elsewhere as the next one of `model`, in stage NONE.
  ///
  /// @param file as another workspace stored it
  /// @param expected the file's SHA-256
  /// @param why told in the history
  /// @throws DamagedArtifact where the file is not what it should be
  public ModelVersion adopt(
      String model,
      ModelCard card,
      long runId,
      String author,
      Path file,
      String expected,
      String why) {
    checkName(model);
    Validated.check(card);
    files.readLock().lock();
    try {
      var artifact = artifacts.adopt(file, expected, ArtifactHeader.of(card));
      return change(c -> insert(c, model, card, artifact, runId, author, why));
    } finally {
      files.readLock().unlock();
    }
  }

  /// Keeps versions that another registry held: all of them or, where one fails, none.
  public List<ModelVersion> migrate(List<Migrated> found, long runId, String who) {
    found.forEach(one -> checkName(one.model()));
    files.readLock().lock();
    try {
      var stored = new ArrayList<String>();
      for (var one : found) {
        var record = one.record().getBytes(StandardCharsets.UTF_8);
        stored.add(artifacts.store(ArtifactHeader.of(one.card()), out -> out.write(record)));
      }
      steps.reached("artifact stored");
      return change(
          c -> {
            var versions = new ArrayList<ModelVersion>();
            for (int i = 0; i < found.size(); i++) {
              var one = found.get(i);
              var version =
                  insert(c, one.model(), one.card(), stored.get(i), runId, who, one.why());
              versions.add(
                  stages.promote(
                      c,
                      version.id(),
                      one.stage(),
                      Optional.empty(),
                      who,
                      one.why(),
                      Sql.now(clock)));
            }
            return List.copyOf(versions);
          });
    } finally {
      files.readLock().unlock();
    }
  }

  /// Writes the stored model to a file, exactly as it is kept.
  public void copy(ModelVersion version, Path to) {
    artifacts.copy(version.artifactSha256(), to);
  }

  /// Newest first.
  public List<ModelVersion> list() {
    return db.read(c -> VersionStore.list(c, "ORDER BY v.id DESC"));
  }

  /// The versions of one model, newest first.
  public List<ModelVersion> list(String model) {
    return db.read(c -> VersionStore.list(c, "WHERE m.name = ? ORDER BY v.id DESC", model));
  }

  /// @throws NotFound where there is none
  public ModelVersion get(long id) {
    return db.read(c -> VersionStore.get(c, id));
  }

  /// @param text `12`, `pump v3`, `pump@champion`, or `pump` for its production version, else its
  ///   newest
  /// @throws NotFound with the known models
  public ModelVersion find(String text) {
    var stripped = text.strip();
    return db.read(c -> VersionStore.find(c, stripped)).orElseThrow(() -> unknown(stripped));
  }

  /// The version in production for a sensor and task.
  public Optional<ModelVersion> live(String sensor, Task task) {
    return db.read(c -> VersionStore.live(c, sensor, task));
  }

  /// Moves a version to a stage; where that is PRODUCTION, the version that was there is archived
  /// in the same transaction.
  ///
  /// @param seen the production version that the mover knew of, by id; empty where there was none
  /// @throws Conflict where another version has gone to production meanwhile
  public ModelVersion promote(long id, Stage to, Optional<Long> seen, String who, String why) {
    return change(c -> stages.promote(c, id, to, seen, who, why, Sql.now(clock)));
  }

  /// Puts the production version before the present one back, for the sensor and task of `version`.
  ///
  /// @throws NotFound where there is none to go back to
  public ModelVersion rollback(ModelVersion version, String who, String why) {
    return change(c -> stages.rollback(c, version, who, why, Sql.now(clock)));
  }

  /// Moves several versions at once or none: takes a change back, or does it again.
  ///
  /// @throws Conflict where one of them has been moved since, or another is in production
  public List<StageChange> change(List<StageChange> changes, String who, String why) {
    return change(
        c -> {
          stages.change(c, changes, who, why, Sql.now(clock));
          return changes;
        });
  }

  /// Gives a version a name, taking it from the model's version that has it now.
  public ModelVersion alias(long id, String alias, String who, String why) {
    return change(
        c -> {
          stages.alias(c, VersionStore.get(c, id), alias, who, why, Sql.now(clock));
          return VersionStore.get(c, id);
        });
  }

  /// Takes a name off a version.
  public ModelVersion unalias(long id, String alias, String who, String why) {
    return change(
        c -> {
          stages.unalias(c, VersionStore.get(c, id), alias, who, why, Sql.now(clock));
          return VersionStore.get(c, id);
        });
  }

  /// The version that [#rollback] would put back.
  public Optional<ModelVersion> before(ModelVersion version) {
    return db.read(c -> StageStore.before(c, version));
  }

  /// The last steps of all versions, newest first; tells of deleted ones too.
  public List<Transition> latest(int most) {
    return db.read(c -> VersionStore.latest(c, most));
  }

  /// Everything that happened to a model's versions, newest first; tells of deleted ones too.
  public List<Transition> history(String model) {
    return db.read(c -> VersionStore.steps(c, "WHERE model = ?", model)).reversed();
  }

  /// Where every version stood at a moment, deleted ones included, in the order of registration.
  public List<VersionState> states(Instant at) {
    return new History(db.read(c -> VersionStore.steps(c, "WHERE at <= ?", at))).states();
  }

  /// The gates of a model; none where nobody has set any.
  public List<Gate> gates(String model) {
    var sql = "SELECT gates FROM model_gate WHERE model = ?";
    return db.read(c -> Sql.first(c, sql, row -> row.getString(1), model))
        .map(json -> Json.readList(json, Gate.class))
        .orElse(List.of());
  }

  /// Sets what a version must show before it goes to production.
  public void gates(String model, List<Gate> gates) {
    var sql = "MERGE INTO model_gate KEY (model) VALUES (?, ?)";
    change(c -> Sql.update(c, sql, model, Json.write(gates)));
  }

  /// Removes a version; for a month it can be put back.
  ///
  /// @throws Conflict where it is in production or has an alias
  public ModelVersion delete(long id, String who, String why) {
    files.writeLock().lock();
    try {
      var deleted = change(c -> bin.delete(c, id, who, why, Sql.now(clock)));
      var artifact = deleted.artifactSha256();
      if (!db.read(c -> BinStore.used(c, artifact))) artifacts.recycle(artifact, Sql.now(clock));
      steps.reached("file recycled");
      return deleted;
    } finally {
      files.writeLock().unlock();
    }
  }

  /// Puts a deleted version back, in the stage it had.
  ///
  /// @throws NotFound where it was not deleted, or too long ago
  public ModelVersion restore(String model, int number, String who, String why) {
    files.writeLock().lock();
    try {
      var version = change(c -> bin.restore(c, model, number, who, why, Sql.now(clock)));
      artifacts.putBack(version.artifactSha256());
      return version;
    } finally {
      files.writeLock().unlock();
    }
  }

  /// Versions that were deleted and can be put back, newest first: `pump v3`.
  public List<String> deleted() {
    return db.read(BinStore::titles);
  }

  /// The fitted model, exactly as it was registered.
  ///
  /// @throws DamagedArtifact where its file is not what was written
  /// @throws UnsupportedFormat where an earlier version of the program stored it
  public <T> T load(ModelVersion version, Artifacts.Reading<T> reading) {
    return artifacts.load(version.artifactSha256(), reading);
  }

  private ModelVersion insert(
      Connection c,
      String model,
      ModelCard card,
      String artifact,
      long runId,
      String author,
      String why)
      throws SQLException {
    long modelId = modelId(c, model);
    var now = Sql.now(clock);
    Sql.update(c, "UPDATE model SET last_number = last_number + 1 WHERE id = ?", modelId);
    var insert =
        "INSERT INTO model_version(model_id, number, stage, card, artifact, run_id, author,"
            + " registered, sensor, task) SELECT id, last_number, 'NONE', ?, ?, ?, ?, ?, ?, ? FROM"
            + " model WHERE id = ?";
    var sensor = card.sensor().isEmpty() ? model : card.sensor();
    long id =
        Sql.insert(
            c,
            insert,
            Json.write(card),
            artifact,
            runId,
            author,
            now,
            sensor,
            card.task(),
            modelId);
    var version = VersionStore.get(c, id);
    VersionStore.note(c, version, Action.REGISTER, Stage.NONE, author, why, now);
    steps.reached("row written");
    return version;
  }

  /// A transaction that has reached the disk.
  private <T> T change(Query<T> query) {
    T result = db.writeThrough(query);
    steps.reached("committed");
    return result;
  }

  /// Ends what an ended process left in the middle: rows are the truth, files follow them.
  private void reconcile() {
    var now = Sql.now(clock);
    db.write(c -> BinStore.purge(c, now));
    artifacts.keepOnly(db.read(BinStore::inUse), now);
  }

  private NotFound unknown(String text) {
    var titles = new ArrayList<>(list().stream().map(ModelVersion::title).sorted().toList());
    int more = titles.size() - 20;
    if (more > 0) titles.subList(20, titles.size()).clear();
    return new NotFound(
        "no model version '%s'; known: %s%s"
            .formatted(text, titles, more > 0 ? " and %d more".formatted(more) : ""),
        "Choose one of these, or register a model.");
  }

  private static void checkName(String model) {
    if (model.isBlank() || !NAME.matcher(model).matches() || TAKEN.matcher(model).matches()) {
      throw new InvalidId(
          "a model needs a name of 1 to 200 characters without '@' that is no number and does not"
              + " end like 'v3', not '%s'".formatted(model),
          "Name it after what it watches, such as pump-station.");
    }
  }

  private static long modelId(Connection c, String name) throws SQLException {
    var known = Sql.first(c, "SELECT id FROM model WHERE name = ?", row -> row.getLong(1), name);
    return known.isPresent()
        ? known.get()
        : Sql.insert(c, "INSERT INTO model(name, last_number) VALUES (?, 0)", name);
  }
}
