package io.driftglass.data;

import io.driftglass.data.plan.TimePlan;
import io.driftglass.db.Json;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.series.Block;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.TickCoding;
import io.driftglass.series.ValueCoding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What a new dataset has beside its blocks: a number, a version, a fingerprint and a card.
final class CardStore {
  private final Connection connection;

  CardStore(Connection connection) {
    this.connection = connection;
  }

  long nextId() throws SQLException {
    return Sql.first(connection, "SELECT NEXT VALUE FOR dataset_id", row -> row.getLong(1))
        .orElseThrow();
  }

  /// Counts deleted ones too, as long as they can come back.
  int nextVersion(String name) throws SQLException {
    var sql = "SELECT COALESCE(MAX(version), 0) + 1 FROM dataset WHERE name = ?";
    return Sql.first(connection, sql, row -> row.getInt(1), name).orElseThrow();
  }

  void insert(Dataset dataset, Origin origin) throws SQLException {
    var sql = "INSERT INTO dataset_origin (dataset, origin) VALUES (?, ?)";
    Sql.update(connection, sql, dataset.id(), Json.write(origin));
  }

  /// SHA-256 over all stamps and values as they are stored; folds them into the levels that charts
  /// read in the same pass.
  static String fingerprint(
      BlockStore blocks,
      LevelStore levels,
      Tally tally,
      Clock clock,
      List<Channel> channels,
      List<String> entities,
      Progress progress)
      throws SQLException {
    var hash = new CanonicalHash(CanonicalHash.schema(clock, channels, entities));
    var ticks = new long[Block.ROWS];
    var values = new double[Block.ROWS];
    for (int entity = 0; entity < entities.size(); entity++) {
      try (var folding = levels.folding(entity, Math.toIntExact(tally.entity(entity).rows))) {
        blocks.each(
            entity,
            BlockStore.TICKS,
            Integer.MAX_VALUE,
            (channel, part, rows, coded) -> {
              progress.check();
              if (channel == BlockStore.TICKS) {
                int count = TickCoding.decode(coded, ticks, 0);
                hash.add(ticks, count);
                folding.ticks(ticks, count);
              } else {
                int count = ValueCoding.decode(coded, values, 0);
                hash.add(values, count);
                folding.values(channel, values, count);
                tally.recount(channel, values, count);
              }
            });
      }
    }
    levels.complete();
    return hash.hex();
  }

  void insert(Dataset dataset, TimePlan time) throws SQLException {
    Sql.update(
        connection,
        "INSERT INTO dataset (id, name, version, sha256, imported, card, time_plan) VALUES (?, ?,"
            + " ?, ?, ?, ?, ?)",
        dataset.id(),
        dataset.name(),
        dataset.version(),
        dataset.sha256(),
        dataset.imported(),
        Json.write(dataset),
        Json.write(time));
  }
}
