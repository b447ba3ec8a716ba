package io.driftglass.data;

import io.driftglass.data.ingest.Batch;
import io.driftglass.series.Block;
import io.driftglass.series.TickCoding;
import io.driftglass.series.ValueCoding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The blocks of one dataset on one connection.
///
/// Beside its channels each entity has three columns of its own: ticks, the rows' places in the
/// file, and the stamps that no format gives back; each channel may have a second one of marks.
final class BlockStore {
  static final int TICKS = -1;
  static final int FILE_ROWS = -2;
  static final int STAMPS = -3;

  /// Blocks in memory at a time.
  private static final int PAGE = 64;

  /// Which values of channel 0 were filled in; those of channel c are at `FILLED - c`.
  static final int FILLED = -10;

  private static final String INSERT =
      "INSERT INTO dataset_block (dataset, entity, channel, part, row_count, valid_count, low,"
          + " high, from_tick, until_tick, coded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /// What is done with one block's bytes.
  interface Reader {
    /// @param rows rows of the block
    void block(int channel, int part, int rows, byte[] coded) throws SQLException;
  }

  private static final byte[] ELSEWHERE = {};

  /// Where a column may find equal blocks: the parent's of a derived dataset.
  interface Twins {
    /// None has any.
    Twins NONE = channel -> Optional.empty();

    /// @param channel of this dataset, or one of the columns beside them
    Optional<HomeStore.Home> of(int channel);
  }

  private final Connection connection;
  private final long dataset;
  private final HomeStore homes;

  BlockStore(Connection connection, long dataset) {
    this.connection = connection;
    this.dataset = dataset;
    this.homes = new HomeStore(connection);
  }

  /// Writes all columns of a batch as the part of that number.
  ///
  /// @return the channels' blocks
  List<Block> write(Batch batch, int part) throws SQLException {
    return write(batch, part, Twins.NONE);
  }

  /// The same, where blocks that are equal to their twins get no bytes of their own.
  List<Block> write(Batch batch, int part, Twins twins) throws SQLException {
    var blocks = new ArrayList<Block>(batch.columns.length);
    int rows = batch.rows;
    long from = batch.ticks[0];
    long until = batch.ticks[rows - 1];
    try (var insert = connection.prepareStatement(INSERT)) {
      var ticks = plain(rows, TickCoding.encode(batch.ticks, rows));
      add(insert, batch.entity, TICKS, part, housed(batch, TICKS, part, ticks, twins), from, until);
      var fileRows = plain(rows, TickCoding.encode(batch.fileRows, rows));
      add(
          insert,
          batch.entity,
          FILE_ROWS,
          part,
          housed(batch, FILE_ROWS, part, fileRows, twins),
          from,
          until);
      if (!batch.oddRows.isEmpty()) {
        var odd = plain(rows, OddStamps.encode(batch.oddRows, batch.oddStamps));
        add(insert, batch.entity, STAMPS, part, odd, from, until);
      }
      for (int channel = 0; channel < batch.columns.length; channel++) {
        var block = Block.of(batch.columns[channel], rows);
        add(
            insert,
            batch.entity,
            channel,
            part,
            housed(batch, channel, part, block, twins),
            from,
            until);
        blocks.add(block);
      }
      insert.executeBatch();
    }
    return blocks;
  }

  /// The block, without bytes where its twin has the same.
  private Block housed(Batch batch, int channel, int part, Block block, Twins twins)
      throws SQLException {
    var twin = twins.of(channel);
    if (twin.isEmpty()) return block;
    var place = new HomeStore.Place(dataset, batch.entity, channel, part);
    var home = homes.find(place.in(twin.get()), block.coded());
    if (home.isEmpty()) return block;
    homes.add(place, home.get());
    return new Block(block.rows(), block.valid(), block.min(), block.max(), ELSEWHERE);
  }

  /// Marks the values of a part of a channel that were filled in.
  void writeFilled(int entity, int channel, int part, int rows, BitSet filled) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      add(insert, entity, FILLED - channel, part, plain(rows, filled.toByteArray()), 0, 0);
      insert.executeBatch();
    }
  }

  /// Which values of each of an entity's channels were filled in.
  List<BitSet> filled(int entity, int channels) throws SQLException {
    var filled = new ArrayList<BitSet>();
    for (int channel = 0; channel < channels; channel++) filled.add(new BitSet());
    each(
        entity,
        FILLED - channels + 1,
        FILLED,
        (column, part, rows, coded) -> {
          int from = part * Block.ROWS;
          BitSet.valueOf(coded).stream()
              .forEach(row -> filled.get(FILLED - column).set(from + row));
        });
    return filled;
  }

  /// The numbers of one column of an entity, in stored order.
  double[] values(int entity, int channel, int rows) throws SQLException {
    var values = new double[rows];
    var at = new int[1];
    each(
        entity,
        channel,
        channel,
        (c, part, n, coded) -> at[0] += ValueCoding.decode(coded, values, at[0]));
    return values;
  }

  /// The ticks or the file's rows of an entity.
  long[] longs(int entity, int column, int rows) throws SQLException {
    var longs = new long[rows];
    var at = new int[1];
    each(
        entity,
        column,
        column,
        (c, part, n, coded) -> at[0] += TickCoding.decode(coded, longs, at[0]));
    return longs;
  }

  /// The stamps that no format gives back, null where one does.
  String[] oddStamps(int entity, int rows) throws SQLException {
    var texts = new String[rows];
    each(
        entity,
        STAMPS,
        STAMPS,
        (c, part, n, coded) -> OddStamps.decode(coded, texts, part * Block.ROWS));
    return texts;
  }

  /// How many rows an entity has, and where they end.
  ///
  /// @param lastTick 0 where there are none
  record Extent(int rows, long lastTick) {}

  int rows(int entity) throws SQLException {
    return extent(entity).rows();
  }

  /// All parts but the last are full, so that only that one is read.
  Extent extent(int entity) throws SQLException {
    int part = most("MAX(part)", " AND channel = " + TICKS, entity).orElse(-1);
    if (part < 0) return new Extent(0, 0);
    var sql =
        "SELECT row_count, until_tick FROM dataset_block WHERE dataset = ? AND entity = ? AND"
            + " channel = ? AND part = ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, dataset);
      select.setInt(2, entity);
      select.setInt(3, TICKS);
      select.setInt(4, part);
      try (var rows = select.executeQuery()) {
        rows.next();
        return new Extent(Math.addExact(part * Block.ROWS, rows.getInt(1)), rows.getLong(2));
      }
    }
  }

  private OptionalInt most(String what, String more, int entity) throws SQLException {
    var sql = "SELECT " + what + " FROM dataset_block WHERE dataset = ? AND entity = ?" + more;
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, dataset);
      select.setInt(2, entity);
      try (var rows = select.executeQuery()) {
        rows.next();
        int most = rows.getInt(1);
        return rows.wasNull() ? OptionalInt.empty() : OptionalInt.of(most);
      }
    }
  }

  /// All blocks of an entity's columns from one to another, column by column, in stored order; few
  /// of them are in memory at a time.
  void each(int entity, int fromChannel, int toChannel, Reader reader) throws SQLException {
    int last = Math.min(toChannel, most("MAX(channel)", "", entity).orElse(STAMPS));
    var sql =
        "SELECT part, row_count, coded FROM dataset_block WHERE dataset = ? AND entity = ? AND"
            + " channel = ? AND part >= ? ORDER BY dataset, entity, channel, part LIMIT ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, dataset);
      select.setInt(2, entity);
      select.setInt(5, PAGE);
      for (int channel = fromChannel; channel <= last; channel++) {
        select.setInt(3, channel);
        int next = 0;
        for (int read = PAGE; read == PAGE; ) {
          select.setInt(4, next);
          read = 0;
          try (var rows = select.executeQuery()) {
            for (; rows.next(); read++) {
              next = rows.getInt(1) + 1;
              reader.block(
                  channel, next - 1, rows.getInt(2), bytes(rows, entity, channel, next - 1));
            }
          }
        }
      }
    }
  }

  private byte[] bytes(ResultSet row, int entity, int channel, int part) throws SQLException {
    var own = row.getBytes(3);
    return own.length > 0 ? own : homes.read(new HomeStore.Place(dataset, entity, channel, part));
  }

  void delete(int entity) throws SQLException {
    delete("DELETE FROM dataset_block WHERE dataset = ? AND entity = ?", dataset, entity);
  }

  void delete() throws SQLException {
    new LevelStore(connection, dataset).delete();
    homes.leave(dataset);
    delete("DELETE FROM dataset_block WHERE dataset = ?", dataset);
  }

  private void delete(String sql, long... keys) throws SQLException {
    try (var delete = connection.prepareStatement(sql)) {
      for (int key = 0; key < keys.length; key++) delete.setLong(key + 1, keys[key]);
      delete.executeUpdate();
    }
  }

  private static Block plain(int rows, byte[] coded) {
    return new Block(rows, rows, Double.NaN, Double.NaN, coded);
  }

  private void add(
      PreparedStatement insert,
      int entity,
      int channel,
      int part,
      Block block,
      long from,
      long until)
      throws SQLException {
    insert.setLong(1, dataset);
    insert.setInt(2, entity);
    insert.setInt(3, channel);
    insert.setInt(4, part);
    insert.setInt(5, block.rows());
    insert.setInt(6, block.valid());
    insert.setDouble(7, block.min());
    insert.setDouble(8, block.max());
    insert.setLong(9, from);
    insert.setLong(10, until);
    insert.setBytes(11, block.coded());
    insert.addBatch();
  }
}
