package io.driftglass.db;

import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/// The one door to the workspace file. Every acknowledged write survives the death of the process.
///
/// Safe to use from any thread, also one that is interrupted: statements run on threads of its own,
/// and a call returns only when its outcome is known. Reads go on beside a write.
public final class Database implements AutoCloseable {
  static final String SUFFIX = ".mv.db";
  static final String USER = "sa";

  private static final int READERS = 2;
  private static final int CACHE_MEGABYTES = 64;
  private static final long COMPACT_FROM_BYTES = 32L << 20;
  private static final long COMPACT_UNTIL_BYTES = 1L << 30;
  private static final int COMPACT_BELOW_PERCENT = 40;

  private final Path file;
  private final String url;
  private final Lane writer;
  private final Lane readers;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean compacting = new AtomicBoolean();

  private Database(Path file, int cacheMegabytes) {
    this.file = file;
    this.url = url(file, cacheMegabytes);
    boolean existed = Files.exists(file);
    this.writer = current(existed);
    this.readers = new Lane("read", READERS, () -> connect(url));
  }

  /// The write lane of a file whose schema is current; opening a current one costs no second open.
  private Lane current(boolean existed) {
    var lane = new Lane("write", 1, () -> transactional(connect(url)));
    try {
      if (lane.ask(Migrations::current)) return lane;
    } catch (RuntimeException e) {
      lane.close();
      throw e;
    }
    lane.close();
    Migrations.bring(file, url, existed);
    return new Lane("write", 1, () -> transactional(connect(url)));
  }

  /// Opens the workspace file, makes it where it does not exist, and brings its schema up to date
  /// (a copy of the file is kept beside it first).
  ///
  /// @param file with or without the ending `.mv.db`
  /// @throws WorkspaceUnavailable where another process has it open, it is damaged, it is of a
  ///   newer program, or the place cannot be written
  public static Database open(Path file) {
    return open(file, CACHE_MEGABYTES);
  }

  /// @param cacheMegabytes memory for pages of the file
  public static Database open(Path file, int cacheMegabytes) {
    var name = file.getFileName().toString();
    var whole = name.endsWith(SUFFIX) ? file : file.resolveSibling(name + SUFFIX);
    whole = whole.toAbsolutePath().normalize();
    if (whole.toString().contains(";")) {
      throw new WorkspaceUnavailable(
          "the workspace path must not contain ';', but is " + whole,
          "Choose another folder with --home.",
          null);
    }
    try {
      Files.createDirectories(whole.getParent());
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the workspace folder " + whole.getParent() + " cannot be made: " + e,
          "Choose a folder that may be written with --home.",
          e);
    }
    return new Database(whole, cacheMegabytes);
  }

  /// The workspace file.
  public Path file() {
    return file;
  }

  /// Reads what is committed; within a [#write] also what that write has done so far.
  public <T> T read(Query<T> query) {
    return (writer.asking() ? writer : readers).ask(query);
  }

  /// One transaction: all of the query or, where it throws, nothing. Writes come one after the
  /// other; a write asked for within a write belongs to it.
  public <T> T write(Query<T> query) {
    return writer.asking() ? writer.ask(query) : writer.ask(c -> transaction(c, query));
  }

  /// A [#write] that has reached the disk when it returns, so that it survives a power cut too.
  public <T> T writeThrough(Query<T> query) {
    var result = write(query);
    write(c -> execute(c, "CHECKPOINT SYNC"));
    return result;
  }

  /// One long transaction on a connection of its own, such as an import: short writes go on beside
  /// it as transactions of their own, also those asked for from within.
  public <T> T writeLong(Query<T> query) {
    try (var lane = new Lane("write-long", 1, () -> transactional(connect(url)))) {
      return lane.ask(c -> transaction(c, query));
    }
  }

  /// Has the file give back all its free space when it is closed, however long that takes.
  public void compactOnClose() {
    compacting.set(true);
  }

  /// Finishes running statements and closes the file; much free space in it is given back first,
  /// unless the file is so large that closing would take long.
  @Override
  public void close() {
    if (closed.getAndSet(true)) return;
    readers.close();
    write(
        c -> execute(c, compacting.get() || worthCompacting(c) ? "SHUTDOWN COMPACT" : "SHUTDOWN"));
    writer.close();
  }

  private static <T> T transaction(Connection connection, Query<T> query) throws SQLException {
    try {
      var result = query.run(connection);
      if (!connection.isClosed()) connection.commit();
      return result;
    } catch (Throwable e) {
      if (!connection.isClosed()) connection.rollback();
      throw e;
    }
  }

  private boolean worthCompacting(Connection connection) throws SQLException {
    long bytes = file.toFile().length();
    if (bytes < COMPACT_FROM_BYTES || bytes > COMPACT_UNTIL_BYTES) return false;
    var sql =
        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME ="
            + " 'info.CHUNKS_FILL_RATE'";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() && rows.getInt(1) < COMPACT_BELOW_PERCENT;
    }
  }

  private static Void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
    return null;
  }

  private static Connection transactional(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    return connection;
  }

  /// No server, no console, no trace files; WRITE_DELAY=0 because the default loses acknowledged
  /// commits when the process is killed. It does not close by itself while work that was asked to
  /// end still comes to its end: who opened it closes it.
  static String url(Path file, int cacheMegabytes) {
    var path = file.toString();
    return "jdbc:h2:file:"
        + path.substring(0, path.length() - SUFFIX.length())
        + ";WRITE_DELAY=0;CACHE_SIZE="
        + cacheMegabytes * 1024
        + ";LOCK_TIMEOUT=10000;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE";
  }

  static Connection connect(String url) throws SQLException {
    return DriverManager.getConnection(url, USER, "");
  }
}
