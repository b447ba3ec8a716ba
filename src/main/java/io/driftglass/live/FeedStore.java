package io.driftglass.live;

import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.series.Block;
import io.driftglass.series.TickCoding;
import io.driftglass.series.ValueCoding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scores and events of feeds, kept as they come: what has been acknowledged survives the death
/// of the process.
public final class FeedStore {
  /// A feed that was scored.
  public record Kept(
      long id,
      String name,
      String source,
      String model,
      Instant started,
      long rows,
      long malformed,
      long dropped) {}

  /// Scores in the order of their rows.
  @SuppressWarnings("ArrayRecordComponent")
  public record Scored(long[] ticks, double[] scores) {}

  /// Rows that one of two models has served.
  ///
  /// @param from and `until` ticks of the first and last one
  public record Served(long from, long until, String model) {}

  private static final String UPSERT_SERVED =
      "MERGE INTO feed_served (feed, from_tick, until_tick, model) KEY (feed, from_tick) VALUES (?,"
          + " ?, ?, ?)";
  private static final String UPSERT_PART =
      "MERGE INTO feed_part (feed, part, row_count, until_tick, ticks, scores) KEY (feed, part)"
          + " VALUES (?, ?, ?, ?, ?, ?)";
  private static final String UPSERT_EVENT =
      "MERGE INTO feed_event (feed, from_tick, until_tick, peak, going_on) KEY (feed, from_tick)"
          + " VALUES (?, ?, ?, ?, ?)";

  private final Database database;
  private final InstantSource time;

  public FeedStore(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /// Newest first.
  public List<Kept> list() {
    var sql =
        "SELECT id, name, source, model, started, row_count, malformed, dropped FROM feed ORDER BY"
            + " id DESC";
    return database.read(
        connection ->
            Sql.list(
                connection,
                sql,
                row ->
                    new Kept(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Instant.class),
                        row.getLong(6),
                        row.getLong(7),
                        row.getLong(8))));
  }

  public Scored scores(long feed) {
    return database.read(connection -> scores(connection, feed));
  }

  /// In the order of time.
  public List<LiveEvent> events(long feed) {
    var sql =
        "SELECT from_tick, until_tick, peak, going_on FROM feed_event WHERE feed = ? ORDER BY"
            + " from_tick";
    return database.read(
        connection ->
            Sql.list(
                connection,
                sql,
                row ->
                    new LiveEvent(
                        row.getLong(1), row.getLong(2), row.getDouble(3), row.getBoolean(4)),
                feed));
  }

  /// Who has served which rows, in the order of time; empty where one model has served all.
  public List<Served> served(long feed) {
    var sql =
        "SELECT from_tick, until_tick, model FROM feed_served WHERE feed = ? ORDER BY from_tick";
    return database.read(
        connection ->
            Sql.list(
                connection,
                sql,
                row -> new Served(row.getLong(1), row.getLong(2), row.getString(3)),
                feed));
  }

  /// Goes on with the feed of that name and model, or begins it.
  public Keeper open(String name, String source, String model) {
    long id =
        database.write(
            connection -> {
              var known = "SELECT id FROM feed WHERE name = ? AND model = ?";
              var before = Sql.first(connection, known, row -> row.getLong(1), name, model);
              if (before.isPresent()) return before.get();
              return Sql.insert(
                  connection,
                  "INSERT INTO feed (name, source, model, started, row_count, malformed, dropped)"
                      + " VALUES (?, ?, ?, ?, 0, 0, 0)",
                  name,
                  source,
                  model,
                  time.instant());
            });
    return new Keeper(id, database.read(connection -> lastPart(connection, id)));
  }

  private static Scored scores(Connection connection, long feed) throws SQLException {
    var parts =
        Sql.list(
            connection,
            "SELECT row_count, ticks, scores FROM feed_part WHERE feed = ? ORDER BY part",
            row -> part(row.getInt(1), row.getBytes(2), row.getBytes(3)),
            feed);
    int rows = parts.stream().mapToInt(part -> part.ticks().length).sum();
    var all = new Scored(new long[rows], new double[rows]);
    int at = 0;
    for (var part : parts) {
      System.arraycopy(part.ticks(), 0, all.ticks(), at, part.ticks().length);
      System.arraycopy(part.scores(), 0, all.scores(), at, part.ticks().length);
      at += part.ticks().length;
    }
    return all;
  }

  private static Scored part(int rows, byte[] ticks, byte[] scores) {
    var part = new Scored(new long[rows], new double[rows]);
    TickCoding.decode(ticks, part.ticks(), 0);
    ValueCoding.decode(scores, part.scores(), 0);
    return part;
  }

  /// The number of the newest part and what is in it.
  private record Open(int number, Scored part) {}

  private static Optional<Open> lastPart(Connection connection, long feed) throws SQLException {
    return Sql.first(
        connection,
        "SELECT part, row_count, ticks, scores FROM feed_part WHERE feed = ? ORDER BY part DESC"
            + " LIMIT 1",
        row -> new Open(row.getInt(1), part(row.getInt(2), row.getBytes(3), row.getBytes(4))),
        feed);
  }

  /// Takes the scores of one feed and writes them a few times a second. One thread.
  public final class Keeper {
    private static final long EVERY_MILLIS = 250;

    private final long feed;
    private final long[] ticks = new long[Block.ROWS];
    private final double[] scores = new double[Block.ROWS];
    private final Map<Long, LiveEvent> events = new LinkedHashMap<>();
    private final Deque<Served> served = new ArrayDeque<>();
    private int number;
    private int count;
    private long kept = Long.MIN_VALUE;
    private boolean changed;
    private Instant written = Instant.MIN;

    private Keeper(long feed, Optional<Open> last) {
      this.feed = feed;
      if (last.isEmpty()) return;
      number = last.get().number();
      count = last.get().part().ticks().length;
      System.arraycopy(last.get().part().ticks(), 0, ticks, 0, count);
      System.arraycopy(last.get().part().scores(), 0, scores, 0, count);
      kept = ticks[count - 1];
      if (count == Block.ROWS) next();
    }

    /// Its number among the feeds.
    public long feed() {
      return feed;
    }

    /// @return false where it has been kept before
    boolean score(long tick, double score) {
      if (tick <= kept) return false;
      ticks[count] = tick;
      scores[count++] = score;
      kept = tick;
      changed = true;
      if (count == Block.ROWS) write();
      return true;
    }

    /// Of a row that was scored just now.
    void served(long tick, String model) {
      var last = served.peekLast();
      if (last != null && last.model().equals(model)) {
        served.removeLast();
        served.addLast(new Served(last.from(), tick, model));
      } else served.addLast(new Served(tick, tick, model));
    }

    void event(LiveEvent event) {
      events.put(event.from(), event);
      changed = true;
    }

    /// Writes what is new, where the last time was long enough ago.
    ///
    /// @param now however short ago that was
    void keep(FeedState state, boolean now) {
      if (!changed || (!now && time.instant().isBefore(written.plusMillis(EVERY_MILLIS)))) return;
      database.write(
          connection -> {
            var sql = "UPDATE feed SET row_count = ?, malformed = ?, dropped = ? WHERE id = ?";
            write(connection);
            return Sql.update(
                connection, sql, state.rows(), state.malformed(), state.dropped(), feed);
          });
      changed = false;
      written = time.instant();
    }

    /// A full part.
    private void write() {
      database.write(
          connection -> {
            write(connection);
            return null;
          });
      next();
    }

    private void next() {
      number++;
      count = 0;
    }

    private void write(Connection connection) throws SQLException {
      if (count > 0) {
        Sql.update(
            connection,
            UPSERT_PART,
            feed,
            number,
            count,
            ticks[count - 1],
            TickCoding.encode(ticks, count),
            ValueCoding.encode(Arrays.copyOf(scores, count), count));
      }
      for (var event : events.values()) {
        Sql.update(
            connection,
            UPSERT_EVENT,
            feed,
            event.from(),
            event.until(),
            event.peak(),
            event.open());
      }
      events.clear();
      for (var part : served) {
        Sql.update(connection, UPSERT_SERVED, feed, part.from(), part.until(), part.model());
      }
      while (served.size() > 1) served.removeFirst();
    }
  }
}
