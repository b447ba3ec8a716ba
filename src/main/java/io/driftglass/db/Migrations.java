package io.driftglass.db;

import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.api.ErrorCode;

/// The steps from an empty file to the present schema. A released step never changes.
final class Migrations {
  /// One file of `src/main/resources/io/driftglass/db` a line, in order of number.
  static final List<Migration> ALL =
      List.of(
          Migration.of("V001__datasets.sql"),
          Migration.of("V002__runs.sql"),
          Migration.of("V003__models.sql"),
          Migration.of("V004__detections.sql"),
          Migration.of("V005__forecasts.sql"),
          Migration.of("V006__labels.sql"),
          Migration.of("V010__levels.sql"),
          Migration.of("V011__feeds.sql"),
          Migration.of("V030__recycle_and_exports.sql"),
          Migration.of("V040__registry.sql"),
          Migration.of("V041__experiments.sql"),
          Migration.of("V050__monitoring.sql"),
          Migration.of("V065__label_kinds.sql"),
          Migration.of("V070__attachments.sql"),
          Migration.of("V071__profiles.sql"),
          Migration.of("V072__equal_blocks.sql"),
          Migration.of("V075__feed_setups.sql"),
          Migration.of("V076__window.sql"),
          Migration.of("V077__annotations.sql"),
          Migration.of("V080__pipelines.sql"),
          Migration.of("V081__mlflow.sql"),
          Migration.of("V082__alert_rules.sql"),
          Migration.of("V083__alarm_limits.sql"),
          Migration.of("V092__dataset_origin.sql"),
          Migration.of("V093__drift_channels.sql"),
          Migration.of("V100__origins.sql"),
          Migration.of("V101__scores.sql"),
          Migration.of("V110__window_figures.sql"),
          Migration.of("V111__open_tests.sql"),
          Migration.of("V129__list_indexes.sql"),
          Migration.of("V135__evaluations.sql"),
          Migration.of("V136__feed_served.sql"),
          Migration.of("V141__latest_performance.sql"),
          Migration.of("V142__newest_figures.sql"));

  private Migrations() {}

  /// Whether an open file has the present schema: two queries.
  ///
  /// @throws WorkspaceUnavailable where this process has it open already, or it is of a newer
  ///   program
  static boolean current(Connection connection) throws SQLException {
    return current(connection, ALL);
  }

  static boolean current(Connection connection, List<Migration> migrations) throws SQLException {
    refuseShared(connection);
    var applied = applied(connection);
    refuseNewer(applied, migrations);
    return applied.equals(checksums(migrations));
  }

  /// Brings a closed file to the present schema. A file that existed is copied first, and put back
  /// where a step fails.
  static void bring(Path file, String url, boolean existed) {
    bring(file, url, existed, ALL);
  }

  static void bring(Path file, String url, boolean existed, List<Migration> migrations) {
    var backup = existed ? backup(file, migrations) : null;
    try (var lane = new Lane("migrate", 1, () -> Database.connect(url))) {
      lane.ask(open -> run(url, migrations));
    } catch (FlywayException e) {
      if (backup != null) copy(backup, file);
      throw new WorkspaceUnavailable(
          "the workspace could not be brought to this program's schema: " + e.getMessage(),
          backup == null
              ? "Report this with the log; no data were stored yet."
              : "The workspace is as it was before; a copy is " + backup + ".",
          e);
    }
  }

  /// H2 lets one process open a file twice; two writers are two writers all the same.
  private static void refuseShared(Connection connection) throws SQLException {
    var sql = "SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      if (rows.getInt(1) > 1) {
        throw new SQLException("open in this process", "", ErrorCode.DATABASE_ALREADY_OPEN_1);
      }
    }
  }

  /// Applied versions with their checksums; empty for a new file.
  static Map<Integer, Integer> applied(Connection connection) throws SQLException {
    var applied = new HashMap<Integer, Integer>();
    try (var tables = connection.getMetaData().getTables(null, "PUBLIC", Migration.HISTORY, null)) {
      if (!tables.next()) return applied;
    }
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT \"version\", \"checksum\" FROM \""
                    + Migration.HISTORY
                    + "\" WHERE \"success\"")) {
      while (rows.next()) {
        if (rows.getString(1) != null) {
          applied.put(Integer.parseInt(rows.getString(1)), rows.getInt(2));
        }
      }
    }
    return applied;
  }

  private static Map<Integer, Integer> checksums(List<Migration> migrations) {
    var checksums = new HashMap<Integer, Integer>();
    for (var m : migrations) checksums.put(m.version(), m.checksum());
    return checksums;
  }

  private static void refuseNewer(Map<Integer, Integer> applied, List<Migration> migrations) {
    var unknown = new TreeMap<>(applied);
    migrations.forEach(m -> unknown.remove(m.version()));
    if (unknown.isEmpty()) return;
    throw new WorkspaceUnavailable(
        "this workspace was written by a newer Driftglass: its schema is version %d, this program"
                .formatted(unknown.lastKey())
            + " knows up to version %d".formatted(migrations.getLast().version()),
        "Update Driftglass, or choose another workspace with --home.",
        null);
  }

  private static Void run(String url, List<Migration> migrations) {
    Flyway.configure(Migrations.class.getClassLoader())
        .dataSource(url, Database.USER, "")
        .resourceProvider(new Migration.Provider(migrations))
        .javaMigrationClassProvider(List::of)
        .locations(new String[0])
        .table(Migration.HISTORY)
        .outOfOrder(true)
        .load()
        .migrate();
    return null;
  }

  private static Path backup(Path file, List<Migration> migrations) {
    var before = ".before-v" + migrations.getLast().version() + Database.SUFFIX;
    var name = file.getFileName().toString().replace(Database.SUFFIX, before);
    return copy(file, file.resolveSibling(name));
  }

  private static Path copy(Path from, Path to) {
    try {
      return Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new WorkspaceUnavailable(
          "the workspace file could not be copied to %s: %s".formatted(to, e),
          "Check that the disk has room for a second copy of the workspace, then start again.",
          e);
    }
  }
}
