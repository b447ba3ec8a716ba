package io.driftglass.live;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What feeds were started with: a feed can be started again, and one that was going on when the
/// process died is known.
public final class FeedSetupStore {
  /// @param begun when it was last started
  /// @param goingOn whether nobody has stopped it since
  public record Kept(FeedSetup setup, Instant begun, boolean goingOn) {}

  private final Database database;
  private final InstantSource time;

  public FeedSetupStore(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /// The feed begins now; what was kept under its name is replaced.
  public void begun(FeedSetup setup) {
    database.writeThrough(
        connection ->
            Sql.update(
                connection,
                "MERGE INTO feed_setup (name, source, version, dataset, entity, method, forecaster,"
                    + " begun, going_on) KEY (name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, TRUE)",
                setup.name(),
                FeedText.of(setup.feed()),
                setup.version(),
                setup.dataset(),
                setup.entity(),
                setup.method(),
                setup.forecaster(),
                time.instant()));
  }

  /// The feed was ended, by a person or by itself.
  public void ended(String name) {
    database.write(
        connection ->
            Sql.update(connection, "UPDATE feed_setup SET going_on = FALSE WHERE name = ?", name));
  }

  /// Newest first.
  public List<Kept> list() {
    var sql =
        "SELECT name, source, version, dataset, entity, method, forecaster, begun, going_on FROM"
            + " feed_setup ORDER BY begun DESC";
    return database.read(
        connection ->
            Sql.list(
                connection,
                sql,
                row ->
                    new Kept(
                        new FeedSetup(
                            row.getString(1),
                            FeedText.read(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7)),
                        row.getObject(8, Instant.class),
                        row.getBoolean(9))));
  }
}
