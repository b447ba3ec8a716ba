package io.driftglass.label;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import java.util.List;

/// The alarm limits of a workspace. They belong to the name of a dataset, so that a version that is
/// cleaned or newer has them too.
public final class AlarmLimitStore {
  private final Database db;

  public AlarmLimitStore(Database db) {
    this.db = db;
  }

  /// Those of every channel, each channel's in no order.
  ///
  /// @param dataset its name
  public List<AlarmLimit> of(String dataset) {
    var sql = "SELECT channel, level, bound FROM alarm_limit WHERE dataset = ? ORDER BY channel";
    return db.read(
        c ->
            Sql.list(
                c,
                sql,
                row ->
                    new AlarmLimit(
                        row.getString(1),
                        AlarmLimit.Level.valueOf(row.getString(2)),
                        row.getDouble(3)),
                dataset));
  }

  /// These and no others, of all channels.
  ///
  /// @param dataset its name
  public void put(String dataset, List<AlarmLimit> limits) {
    var insert = "INSERT INTO alarm_limit(dataset, channel, level, bound) VALUES (?, ?, ?, ?)";
    db.write(
        c -> {
          Sql.update(c, "DELETE FROM alarm_limit WHERE dataset = ?", dataset);
          for (var limit : limits) {
            Sql.update(c, insert, dataset, limit.channel(), limit.level(), limit.value());
          }
          return limits.size();
        });
  }

  /// Removes those of datasets that are gone for good.
  public void purge() {
    db.write(
        c ->
            Sql.update(
                c, "DELETE FROM alarm_limit WHERE dataset NOT IN (SELECT name FROM dataset)"));
  }
}
