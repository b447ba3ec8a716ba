package io.driftglass.data;

import io.driftglass.db.Database;
import io.driftglass.job.Progress;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import io.driftglass.series.StoredRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Series that stay in the workspace and are read as far as they are drawn.
public final class RowsStore {
  private final Database database;

  public RowsStore(Database database) {
    this.database = database;
  }

  /// One entity's rows. A dataset of an older program has its levels made first, which takes a
  /// moment.
  public StoredRows open(Dataset dataset, String entity, Progress progress) {
    int place = DatasetStore.place(dataset, entity);
    if (!database.read(connection -> new LevelStore(connection, dataset.id()).present())) {
      database.writeLong(connection -> make(connection, dataset, progress));
    }
    return database.read(
        connection -> {
          var blocks = new BlockStore(connection, dataset.id());
          return new Rows(dataset.id(), place, blocks.extent(place));
        });
  }

  private static int make(Connection connection, Dataset dataset, Progress progress)
      throws SQLException {
    var blocks = new BlockStore(connection, dataset.id());
    var levels = new LevelStore(connection, dataset.id());
    levels.delete();
    int entities = dataset.entities().size();
    for (int entity = 0; entity < entities; entity++) {
      progress.step(entity, entities, "preparing charts");
      try (var folding = levels.folding(entity, blocks.rows(entity))) {
        blocks.each(entity, BlockStore.TICKS, Integer.MAX_VALUE, folding);
      }
    }
    levels.complete();
    return entities;
  }

  private final class Rows implements StoredRows {
    private final long dataset;
    private final int entity;
    private final BlockStore.Extent extent;

    Rows(long dataset, int entity, BlockStore.Extent extent) {
      this.dataset = dataset;
      this.entity = entity;
      this.extent = extent;
    }

    @Override
    public int rows() {
      return extent.rows();
    }

    @Override
    public long lastTick() {
      return extent.lastTick();
    }

    @Override
    public List<Piece> read(List<Part> parts) {
      return database.read(
          connection -> {
            var store = new LevelStore(connection, dataset);
            var pieces = new ArrayList<Piece>(parts.size());
            for (var part : parts) pieces.add(store.read(entity, part));
            return pieces;
          });
    }
  }
}
