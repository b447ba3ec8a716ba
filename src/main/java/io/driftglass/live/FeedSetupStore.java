package io.driftglass.live;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
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
  ///
  /// @param most of them
  public List<Kept> list(int most) {
    return kept("ORDER BY begun DESC FETCH FIRST ? ROWS ONLY", most);
  }

  /// Those nobody has stopped, newest first.
  public List<Kept> goingOn() {
    return kept("WHERE going_on = TRUE ORDER BY begun DESC");
  }

  private List<Kept> kept(String which, Object... arguments) {
    var sql =
        "SELECT name, source, version, dataset, entity, method, forecaster, begun, going_on FROM"
            + " feed_setup "
            + which;
    return database.read(connection -> Sql.list(connection, sql, FeedSetupStore::kept, arguments));
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var setup =
        new FeedSetup(
            row.getString(1),
            FeedText.read(row.getString(2)),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            row.getString(7));
    return new Kept(setup, row.getObject(8, Instant.class), row.getBoolean(9));
  }
}
