package io.driftglass.interop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Registries that were kept in a SQLite file, which is opened for reading alone. Every table that
/// has a model's name and a version, a type or metrics is read; views and triggers are not.
public final class SqliteStore {
  private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_ROWS = 100_000;
  private static final int MOST_TEXT = 1 << 20;
  private static final Set<String> NAMES =
      Set.of("model_name", "model", "name", "model_id", "sensor_id", "equipment_id");
  private static final Set<String> KINDS =
      Set.of(
          "version",
          "version_number",
          "model_version",
          "version_id",
          "model_type",
          "metrics",
          "algorithm");

  private final Path file;

  public SqliteStore(Path file) {
    this.file = file;
  }

  /// Whether a file begins as SQLite's do.
  public static boolean is(Path file) throws IOException {
    if (!Files.isRegularFile(file)) return false;
    try (var in = Files.newInputStream(file)) {
      return java.util.Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    }
  }

  /// @throws UnsupportedFormat where it is damaged, or has no such table
  public ForeignRegistry.Found read() {
    var url = "jdbc:sqlite:" + file.toAbsolutePath();
    if (url.contains("?")) {
      throw new UnsupportedFormat(
          "A path with '?' in it cannot be opened: " + file + ".", "Rename the file.");
    }
    var readOnly = new Properties();
    readOnly.setProperty("open_mode", "1");
    try (var connection = DriverManager.getConnection(url, readOnly)) {
      return read(connection);
    } catch (SQLException e) {
      throw new UnsupportedFormat(
          "%s cannot be read as SQLite: %s".formatted(file.getFileName(), e.getMessage()),
          "Check the file with the program that wrote it.");
    }
  }

  private ForeignRegistry.Found read(Connection connection) throws SQLException {
    var columns = columns(connection);
    var tables =
        columns.entrySet().stream()
            .filter(table -> table.getValue().stream().anyMatch(NAMES::contains))
            .filter(table -> table.getValue().stream().anyMatch(KINDS::contains))
            .filter(table -> !figures(table.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    if (tables.isEmpty()) {
      throw new UnsupportedFormat(
          "%s has no table of model versions; its tables are: %s."
              .formatted(file.getFileName(), String.join(", ", columns.keySet())),
          "A table with columns such as model_name, version and metrics is wanted.");
    }
    var registry = new ForeignRegistry();
    var names = names(connection, columns);
    var figures = figures(connection, columns);
    for (var table : tables) {
      long number = 0;
      for (var row : rows(connection, table, columns.get(table))) {
        complete(row, names, figures);
        registry.add(row, table + ", row " + ++number);
      }
    }
    return registry.found();
  }

  private static Map<String, Set<String>> columns(Connection connection) throws SQLException {
    var all = new java.util.TreeMap<String, Set<String>>();
    var sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      while (rows.next()) all.put(rows.getString(1), new TreeSet<>());
    }
    for (var table : all.entrySet()) {
      try (var statement = connection.prepareStatement("SELECT name FROM pragma_table_info(?)")) {
        statement.setString(1, table.getKey());
        try (var rows = statement.executeQuery()) {
          while (rows.next()) table.getValue().add(rows.getString(1).toLowerCase(Locale.ROOT));
        }
      }
    }
    return all;
  }

  /// Names of models by their id, where they stand in a table of their own.
  private static Map<String, String> names(Connection connection, Map<String, Set<String>> columns)
      throws SQLException {
    var names = new HashMap<String, String>();
    for (var table : List.of("models", "model", "registered_models")) {
      var has = columns.getOrDefault(table, Set.of());
      if (!has.contains("id") || !has.contains("name")) continue;
      for (var row : rows(connection, table, has)) {
        names.put(row.path("id").asText(), row.path("name").asText());
      }
    }
    return names;
  }

  /// Figures by the id of their version, where they stand in a table of their own.
  private static Map<String, ObjectNode> figures(
      Connection connection, Map<String, Set<String>> columns) throws SQLException {
    var figures = new HashMap<String, ObjectNode>();
    for (var table : columns.entrySet()) {
      if (!figures(table.getValue())) continue;
      for (var row : rows(connection, table.getKey(), table.getValue())) {
        var name = row.path("metric").asText(row.path("name").asText(row.path("key").asText("")));
        if (name.isEmpty()) continue;
        figures
            .computeIfAbsent(
                row.path("version_id").asText(), id -> ForeignRegistry.JSON.createObjectNode())
            .set(name, row.get("value"));
      }
    }
    return figures;
  }

  private static boolean figures(Set<String> columns) {
    return columns.contains("version_id")
        && columns.contains("value")
        && !columns.contains("metrics");
  }

  private static void complete(
      ObjectNode row, Map<String, String> names, Map<String, ObjectNode> figures) {
    var model = row.path("model_id").asText("");
    if (!row.hasNonNull("model_name") && !row.hasNonNull("name") && names.containsKey(model)) {
      row.put("model_name", names.get(model));
    }
    var own = figures.get(row.path("version_id").asText(row.path("id").asText("")));
    if (own != null && !row.hasNonNull("metrics")) row.set("metrics", own);
  }

  /// What is large, such as a model's own bytes, is not loaded: its size stands for it.
  private static List<ObjectNode> rows(Connection connection, String table, Set<String> columns)
      throws SQLException {
    var values =
        columns.stream()
            .map(SqliteStore::quoted)
            .map(
                column ->
                    ("CASE WHEN typeof(%1$s) = 'blob' OR octet_length(%1$s) > %2$d"
                            + " THEN '(' || octet_length(%1$s) || ' bytes)' ELSE %1$s END AS %1$s")
                        .formatted(column, MOST_TEXT))
            .collect(Collectors.joining(", "));
    var sql = "SELECT " + values + " FROM " + quoted(table) + " LIMIT " + MOST_ROWS;
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var all = new ArrayList<ObjectNode>();
      while (rows.next()) all.add(row(rows));
      return all;
    }
  }

  private static ObjectNode row(ResultSet rows) throws SQLException {
    var row = ForeignRegistry.JSON.createObjectNode();
    for (int c = 1; c <= rows.getMetaData().getColumnCount(); c++) {
      var name = rows.getMetaData().getColumnName(c).toLowerCase(Locale.ROOT);
      switch (rows.getObject(c)) {
        case null -> row.putNull(name);
        case Integer whole -> row.put(name, whole.longValue());
        case Long whole -> row.put(name, whole);
        case Double real -> row.put(name, real);
        case Object other -> row.put(name, other.toString());
      }
    }
    return row;
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
