package io.driftglass.data;

import io.driftglass.series.Block;
import io.driftglass.series.LevelFold;
import io.driftglass.series.Part;
import io.driftglass.series.Piece;
import io.driftglass.series.TickCoding;
import io.driftglass.series.ValueCoding;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/// The levels of one dataset's columns on one connection.
final class LevelStore {
  private static final String INSERT =
      "INSERT INTO dataset_level (dataset, entity, channel, level, part, coded) VALUES (?, ?, ?, ?,"
          + " ?, ?)";

  private final Connection connection;
  private final long dataset;

  LevelStore(Connection connection, long dataset) {
    this.connection = connection;
    this.dataset = dataset;
  }

  boolean present() throws SQLException {
    var sql = "SELECT dataset FROM dataset_levelled WHERE dataset = ?";
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, dataset);
      try (var rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /// Says that all columns have theirs.
  void complete() throws SQLException {
    update("INSERT INTO dataset_levelled (dataset) VALUES (?)");
  }

  void delete() throws SQLException {
    update("DELETE FROM dataset_level WHERE dataset = ?");
    update("DELETE FROM dataset_levelled WHERE dataset = ?");
  }

  /// Folds the columns of an entity from its ticks on, which are given as they lie in blocks.
  Folding folding(int entity, int rows) throws SQLException {
    return new Folding(entity, Part.levels(rows));
  }

  Piece read(int entity, Part part) throws SQLException {
    var coded = part.level() == 0 ? rows(entity, part) : level(entity, part);
    if (part.channel() == Part.TICKS) {
      var ticks = new long[Part.STRETCHES];
      return new Piece.Ticks(part, Arrays.copyOf(ticks, TickCoding.decode(coded, ticks, 0)));
    }
    if (part.level() > 0) return extents(part, coded);
    var values = new double[Part.STRETCHES];
    values = Arrays.copyOf(values, ValueCoding.decode(coded, values, 0));
    return new Piece.Extents(part, values, values);
  }

  private byte[] rows(int entity, Part part) throws SQLException {
    return new HomeStore(connection)
        .read(new HomeStore.Place(dataset, entity, part.channel(), part.number()));
  }

  private byte[] level(int entity, Part part) throws SQLException {
    var sql =
        "SELECT coded FROM dataset_level WHERE dataset = ? AND entity = ? AND channel = ? AND level"
            + " = ? AND part = ?";
    return coded(sql, entity, part.channel(), part.level(), part.number());
  }

  private byte[] coded(String sql, int... keys) throws SQLException {
    try (var select = connection.prepareStatement(sql)) {
      select.setLong(1, dataset);
      for (int key = 0; key < keys.length; key++) select.setInt(key + 2, keys[key]);
      try (var found = select.executeQuery()) {
        if (found.next()) return found.getBytes(1);
      }
    }
    throw new SQLException("dataset " + dataset + " has no part " + Arrays.toString(keys));
  }

  private void update(String sql) throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, dataset);
      statement.executeUpdate();
    }
  }

  private static byte[] coded(Piece piece) {
    return switch (piece) {
      case Piece.Ticks(var _, var starts) -> TickCoding.encode(starts, starts.length);
      case Piece.Extents(var _, var lows, var highs) -> {
        var low = ValueCoding.encode(lows, lows.length);
        var high = ValueCoding.encode(highs, highs.length);
        yield ByteBuffer.allocate(4 + low.length + high.length)
            .putInt(low.length)
            .put(low)
            .put(high)
            .array();
      }
    };
  }

  private static Piece extents(Part part, byte[] coded) {
    int middle = 4 + ByteBuffer.wrap(coded).getInt();
    return new Piece.Extents(
        part,
        decoded(Arrays.copyOfRange(coded, 4, middle)),
        decoded(Arrays.copyOfRange(coded, middle, coded.length)));
  }

  private static double[] decoded(byte[] coded) {
    var values = new double[Part.STRETCHES];
    return Arrays.copyOf(values, ValueCoding.decode(coded, values, 0));
  }

  /// Takes the blocks of one entity, column by column.
  final class Folding implements BlockStore.Reader, AutoCloseable {
    private final int entity;
    private final int levels;
    private final PreparedStatement insert;
    private final long[] ticks = new long[Block.ROWS];
    private final double[] values = new double[Block.ROWS];
    private LevelFold fold = new LevelFold(Part.TICKS, 0);
    private int channel = Integer.MIN_VALUE;

    Folding(int entity, int levels) throws SQLException {
      this.entity = entity;
      this.levels = levels;
      insert = connection.prepareStatement(INSERT);
    }

    @Override
    public void block(int of, int part, int rows, byte[] coded) throws SQLException {
      if (of == BlockStore.TICKS) ticks(ticks, TickCoding.decode(coded, ticks, 0));
      else values(of, values, ValueCoding.decode(coded, values, 0));
    }

    void ticks(long[] next, int count) throws SQLException {
      turn(Part.TICKS);
      write(fold.add(next, count));
    }

    void values(int of, double[] next, int count) throws SQLException {
      turn(of);
      write(fold.add(next, count));
    }

    /// Writes what is left of the last column.
    @Override
    public void close() throws SQLException {
      try (insert) {
        write(fold.end());
      }
    }

    private void turn(int next) throws SQLException {
      if (next == channel) return;
      write(fold.end());
      fold = new LevelFold(next, levels);
      channel = next;
    }

    private void write(List<Piece> pieces) throws SQLException {
      if (levels == 0 || pieces.isEmpty()) return;
      for (var piece : pieces) {
        insert.setLong(1, dataset);
        insert.setInt(2, entity);
        insert.setInt(3, piece.part().channel());
        insert.setInt(4, piece.part().level());
        insert.setInt(5, piece.part().number());
        insert.setBytes(6, coded(piece));
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
