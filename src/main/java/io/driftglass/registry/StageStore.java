package io.driftglass.registry;

import io.driftglass.db.Sql;
import io.driftglass.problem.Conflict;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.NotFound;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Moves versions between stages, and gives them names; each within the caller's transaction.
final class StageStore {
  private static final String ALIAS = "[a-z][a-z0-9-]{0,49}";

  private final Steps steps;

  StageStore(Steps steps) {
    this.steps = steps;
  }

  /// @param seen the production version that the mover knew of, by id; empty where there was none
  /// @throws Conflict where another version has gone to production meanwhile
  ModelVersion promote(
      Connection c, long id, Stage to, Optional<Long> seen, String who, String why, Instant now)
      throws SQLException {
    var version = VersionStore.get(c, id);
    if (version.stage() == to) return version;
    if (to == Stage.PRODUCTION) {
      var live = VersionStore.live(c, version.sensor(), version.card().task());
      if (!live.map(ModelVersion::id).equals(seen)) throw meanwhile(c, version, live);
      if (live.isPresent()) {
        move(c, live.get(), Action.MOVE, Stage.ARCHIVED, who, replaced(version), now);
        steps.reached("former archived");
      }
    }
    move(c, version, Action.MOVE, to, who, why, now);
    steps.reached("moved");
    return VersionStore.get(c, id);
  }

  /// Puts the production version before the present one back.
  ///
  /// @throws NotFound where there is none to go back to
  ModelVersion rollback(Connection c, ModelVersion of, String who, String why, Instant now)
      throws SQLException {
    var task = of.card().task();
    var version =
        before(c, of)
            .orElseThrow(
                () ->
                    new NotFound(
                        "no earlier production version of %s is left to go back to"
                            .formatted(of.model()),
                        "See 'models history', and promote another version."));
    var live = VersionStore.live(c, of.sensor(), task);
    if (live.isPresent()) {
      var because = "rolled back to " + version.title();
      move(c, live.get(), Action.ROLLBACK, Stage.ARCHIVED, who, because, now);
      steps.reached("former archived");
    }
    move(c, version, Action.ROLLBACK, Stage.PRODUCTION, who, why, now);
    steps.reached("moved");
    return VersionStore.get(c, version.id());
  }

  /// Moves several versions, each from where a change has left it; those that leave production
  /// first, so that there is never more than one.
  ///
  /// @throws Conflict where one of them has been moved since, or another is in production
  void change(Connection c, List<StageChange> changes, String who, String why, Instant now)
      throws SQLException {
    for (var change : changes) {
      var version = VersionStore.get(c, change.version());
      if (version.stage() != change.from()) throw moved(version, change);
    }
    for (var change : changes) {
      var version = VersionStore.get(c, change.version());
      if (change.to() == Stage.PRODUCTION) {
        var live = VersionStore.live(c, version.sensor(), version.card().task());
        if (live.isPresent()) throw meanwhile(c, version, live);
      }
      move(c, version, change.action(), change.to(), who, why, now);
      steps.reached("one of several moved");
    }
  }

  private static Conflict moved(ModelVersion version, StageChange change) {
    return new Conflict(
        "%s is %s by now, not %s: what was done since stands"
            .formatted(version.title(), word(version.stage()), word(change.from())),
        "Look at its history, and move it by hand where that is wanted.");
  }

  private static String word(Stage stage) {
    return stage == Stage.NONE ? "in no stage" : stage.name().toLowerCase(Locale.ROOT);
  }

  /// The version that a rollback would put back.
  static Optional<ModelVersion> before(Connection c, ModelVersion of) throws SQLException {
    var steps =
        VersionStore.steps(c, "WHERE sensor = ? AND task = ?", of.sensor(), of.card().task());
    var former = new History(steps).before();
    return former.isEmpty() ? Optional.empty() : VersionStore.find(c, former.get().title());
  }

  /// Gives a version a name, taking it from the model's version that has it now.
  void alias(Connection c, ModelVersion version, String alias, String who, String why, Instant now)
      throws SQLException {
    if (!alias.matches(ALIAS)) {
      throw new InvalidId(
          "an alias has 1 to 50 small letters, digits and '-', and begins with a letter, not '%s'"
              .formatted(alias),
          "Call it champion or challenger, for example.");
    }
    var sql =
        "MERGE INTO model_alias KEY (model_id, alias) SELECT model_id, ?, id FROM model_version"
            + " WHERE id = ?";
    Sql.update(c, sql, alias, version.id());
    var text = "called " + alias + (why.isBlank() ? "" : ": " + why);
    VersionStore.note(c, version, Action.ALIAS, version.stage(), who, text, now);
  }

  /// @throws NotFound where the version has no such name
  void unalias(
      Connection c, ModelVersion version, String alias, String who, String why, Instant now)
      throws SQLException {
    var sql = "DELETE FROM model_alias WHERE version_id = ? AND alias = ?";
    if (Sql.update(c, sql, version.id(), alias) == 0) {
      throw new NotFound(
          "%s is not called %s".formatted(version.title(), alias),
          "Its aliases: %s.".formatted(version.aliases()));
    }
    var text = "no longer called " + alias + (why.isBlank() ? "" : ": " + why);
    VersionStore.note(c, version, Action.ALIAS, version.stage(), who, text, now);
  }

  private static void move(
      Connection c,
      ModelVersion version,
      Action action,
      Stage to,
      String who,
      String why,
      Instant now)
      throws SQLException {
    Sql.update(c, "UPDATE model_version SET stage = ? WHERE id = ?", to, version.id());
    VersionStore.note(c, version, action, to, who, why, now);
  }

  private static String replaced(ModelVersion by) {
    return "replaced by " + by.title();
  }

  private static Conflict meanwhile(Connection c, ModelVersion version, Optional<ModelVersion> live)
      throws SQLException {
    if (live.isEmpty()) {
      return new Conflict(
          "the production version that %s was compared with has left production meanwhile"
              .formatted(version.title()),
          "Look at the history, and promote again where it still holds.");
    }
    var last =
        VersionStore.steps(
                c, "WHERE model = ? AND number = ?", live.get().model(), live.get().number())
            .getLast();
    return new Conflict(
        "%s was brought to production by %s at %s, after %s was judged"
            .formatted(live.get().title(), last.who(), last.at(), version.title()),
        "Compare the two, and promote again where it still holds.");
  }
}
