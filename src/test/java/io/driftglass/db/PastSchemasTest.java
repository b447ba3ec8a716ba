package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace of every past schema, with a row in every table it had, is brought to the present
/// one and keeps all of them.
class PastSchemasTest {
  private static final String MOMENT = "TIMESTAMP WITH TIME ZONE '2026-05-01 08:00:00+00'";

  /// What a column needs beside its type, by `table.column` or the column alone; the rest is a text
  /// of one letter, a number 1, a moment or an empty list.
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("state", "'COMPLETED'"),
          Map.entry("mlflow_item.state", "'WAITING'"),
          Map.entry("mlflow_item.kind", "'RUN'"),
          Map.entry("stage", "'NONE'"),
          Map.entry("model_type", "'ANOMALY'"),
          Map.entry("origin", "'CHECK'"),
          Map.entry("status", "'COMPLETED'"),
          Map.entry("severity", "'MINOR'"),
          Map.entry("alert_type", "'DRIFT'"),
          Map.entry("test_status", "'STOPPED'"),
          Map.entry("traffic_split", "0.5"),
          Map.entry("model_b_id", "2"),
          Map.entry("is_resolved", "FALSE"),
          Map.entry("card", "'{\"task\":\"ANOMALY\"}'"),
          Map.entry("ended", MOMENT),
          Map.entry("training_end", MOMENT),
          Map.entry("trigger_type", "'DRIFT'"),
          Map.entry("test_end", MOMENT),
          Map.entry("ends", MOMENT + " + INTERVAL '1' HOUR"));

  /// Columns whose values follow from others and may come out otherwise.
  private static final Set<String> FOLLOWING = Set.of("MODEL_VERSION.LIVE");

  @TempDir Path folder;

  @Test
  void a_row_of_every_table_of_every_past_schema_is_there_in_the_present_one() throws Exception {
    var past = folder.resolve("past.mv.db");
    var lost = new ArrayList<String>();
    int tables = 0;
    for (var step : Migrations.ALL) {
      var until = Migrations.ALL.stream().filter(m -> m.version() <= step.version()).toList();
      Migrations.bring(past, Database.url(past, 16), Files.exists(past), until);
      Map<String, List<Map<String, String>>> before;
      try (var connection = Database.connect(Database.url(past, 16))) {
        fill(connection);
        before = rows(connection);
      }
      var empty = before.entrySet().stream().filter(t -> t.getValue().isEmpty()).toList();
      assertEquals(List.of(), empty, "tables without a row at version " + step.version());
      lost.addAll(lost(step.version(), before, brought(past)));
      tables = before.size();
    }
    assertEquals(List.of(), lost);
    assertTrue(tables > 25, tables + " tables");
  }

  private Map<String, List<Map<String, String>>> brought(Path past)
      throws IOException, SQLException {
    var file = folder.resolve("now.mv.db");
    Files.deleteIfExists(file);
    Files.copy(past, file);
    Database.open(file).close();
    try (var connection = Database.connect(Database.url(file, 16))) {
      return rows(connection);
    }
  }

  /// Rows of which no row now has the same values in all columns they had.
  private static List<String> lost(
      int version,
      Map<String, List<Map<String, String>>> before,
      Map<String, List<Map<String, String>>> now) {
    var lost = new ArrayList<String>();
    before.forEach(
        (table, rows) -> {
          for (var row : rows) {
            boolean kept =
                now.getOrDefault(table, List.of()).stream().anyMatch(is -> agree(table, row, is));
            if (!kept) lost.add("version " + version + ", " + table + ": " + row);
          }
        });
    return lost;
  }

  private static boolean agree(String table, Map<String, String> was, Map<String, String> is) {
    return was.entrySet().stream()
        .filter(
            column -> !FOLLOWING.contains(table.toUpperCase(Locale.ROOT) + "." + column.getKey()))
        .allMatch(column -> column.getValue().equals(is.get(column.getKey())));
  }

  /// A row for every table that has none, those referred to first.
  private static void fill(Connection connection) throws SQLException {
    var refused = new TreeMap<String, String>();
    int before;
    do {
      before = refused.size();
      refused.clear();
      for (var table : tables(connection)) {
        if (count(connection, table) > 0) continue;
        try (var statement = connection.createStatement()) {
          statement.execute(insert(connection, table));
          for (var identity : identities(connection, table)) {
            statement.execute(
                "ALTER TABLE %s ALTER COLUMN %s RESTART WITH 2".formatted(table, identity));
          }
        } catch (SQLException e) {
          refused.put(table, e.getMessage());
        }
      }
    } while (!refused.isEmpty() && refused.size() != before);
    assertEquals(Map.of(), refused);
  }

  private static List<String> identities(Connection connection, String table) throws SQLException {
    return texts(
        connection,
        "SELECT column_name FROM information_schema.columns WHERE table_schema = 'PUBLIC' AND"
            + " is_identity = 'YES' AND LOWER(table_name) = '%s'".formatted(table));
  }

  private static String insert(Connection connection, String table) throws SQLException {
    var values = new LinkedHashMap<String, String>();
    var sql =
        "SELECT LOWER(column_name), data_type, is_nullable, column_default,"
            + " is_generated FROM information_schema.columns WHERE table_schema = 'PUBLIC' AND"
            + " LOWER(table_name) = '"
            + table
            + "' ORDER BY ordinal_position";
    try (var statement = connection.createStatement();
        var columns = statement.executeQuery(sql)) {
      while (columns.next()) {
        var name = columns.getString(1);
        var own = VALUES.getOrDefault(table + "." + name, VALUES.get(name));
        boolean filled =
            columns.getString(5).equals("NEVER")
                && columns.getString(4) == null
                && (own != null || columns.getString(3).equals("NO"));
        if (filled) values.put(name, own == null ? value(columns) : own);
      }
    }
    return "INSERT INTO %s(%s) VALUES (%s)"
        .formatted(
            table,
            values.keySet().stream().map(PastSchemasTest::quoted).collect(Collectors.joining(", ")),
            String.join(", ", values.values()));
  }

  private static String quoted(String name) {
    return '"' + name.toUpperCase(Locale.ROOT) + '"';
  }

  private static String value(ResultSet column) throws SQLException {
    return switch (column.getString(2)) {
      case "CHARACTER LARGE OBJECT" -> "'[]'";
      case "CHARACTER VARYING", "CHARACTER" -> "'a'";
      case "BINARY VARYING", "BINARY LARGE OBJECT" -> "X'01'";
      case "BOOLEAN" -> "TRUE";
      case "TIMESTAMP WITH TIME ZONE" -> MOMENT;
      default -> "1";
    };
  }

  private static List<String> tables(Connection connection) throws SQLException {
    return texts(
        connection,
        "SELECT LOWER(table_name) FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND"
            + " table_type = 'BASE TABLE' AND table_name <> 'flyway_schema_history'");
  }

  private static long count(Connection connection, String table) throws SQLException {
    return Long.parseLong(texts(connection, "SELECT COUNT(*) FROM " + table).getFirst());
  }

  private static List<String> texts(Connection connection, String sql) throws SQLException {
    var texts = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) texts.add(rows.getString(1));
    }
    return texts;
  }

  private static Map<String, List<Map<String, String>>> rows(Connection connection)
      throws SQLException {
    var all = new TreeMap<String, List<Map<String, String>>>();
    for (var table : tables(connection)) {
      var list = new ArrayList<Map<String, String>>();
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT * FROM " + table)) {
        var columns = rows.getMetaData();
        while (rows.next()) {
          var row = new TreeMap<String, String>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), String.valueOf(rows.getString(i)));
          }
          list.add(row);
        }
      }
      all.put(table, list);
    }
    return all;
  }
}
