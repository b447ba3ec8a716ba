package io.driftglass.db;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every row of a workspace as text: a table is JSON lines, the first one the names of its columns,
/// each further one the values of a row. Bytes are Base64, moments ISO 8601, NaN is a text.
public final class Dump {
  /// The one row that a new workspace has; the archive's takes its place.
  private static final String IDENTITY = "WORKSPACE_IDENTITY";

  private static final int BATCH = 500;
  private static final int LONGEST_TEXT = 1 << 30;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LONGEST_TEXT)
                      .maxNestingDepth(4)
                      .build())
              .build());

  private Dump() {}

  /// Where a table is written to; closed when it is complete.
  public interface Out {
    OutputStream begin(String table) throws IOException;
  }

  /// What was written, all of one moment.
  ///
  /// @param rows by table
  /// @param numbers the next one of every table that numbers its rows
  public record Written(Map<String, Long> rows, Map<String, Long> numbers) {}

  /// Reads one table into the workspace.
  public interface Loader {
    /// @return rows read
    /// @throws IllegalArgumentException where they are no rows of that table
    long table(String table, InputStream in) throws IOException;
  }

  /// Calls a loader for every table, in the order they were written in.
  public interface Loading {
    void run(Loader loader) throws IOException;
  }

  /// The steps the schema was made by, such as `80`.
  public static List<Integer> schema() {
    return Migrations.ALL.stream().map(Migration::version).toList();
  }

  /// Writes every table as it is at one moment, those that others refer to first.
  public static Written write(Database db, Out out) {
    return db.writeLong(
        c -> {
          execute(c, "SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
          var counts = new LinkedHashMap<String, Long>();
          var numbers = numbers(c);
          for (var table : tables(c)) {
            try (var to = out.begin(table)) {
              counts.put(table, write(c, table, to));
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          }
          return new Written(counts, numbers);
        });
  }

  private static Map<String, Long> numbers(Connection c) throws SQLException {
    var numbers = new LinkedHashMap<String, Long>();
    for (var table : tables(c)) {
      if (!numbered(c, table)) continue;
      var sql = "SELECT COALESCE(MAX(id), 0) + 1 FROM " + quoted(table);
      numbers.put(table, Sql.first(c, sql, row -> row.getLong(1)).orElseThrow());
    }
    return numbers;
  }

  /// Whether no table has a row.
  public static boolean empty(Database db) {
    return db.read(
        c -> {
          for (var table : tables(c)) {
            if (table.equals(IDENTITY)) continue;
            var sql = "SELECT 1 FROM " + quoted(table) + " FETCH FIRST 1 ROW ONLY";
            if (Sql.first(c, sql, row -> row.getInt(1)).isPresent()) return false;
          }
          return true;
        });
  }

  /// Fills an empty workspace: all tables or, where the loading throws, none.
  ///
  /// @param numbers as [Written#numbers] has them
  public static void load(Database db, Map<String, Long> numbers, Loading loading) {
    db.write(
        c -> {
          for (var table : tables(c)) {
            long next = numbers.getOrDefault(table, 1L);
            if (!numbered(c, table)) continue;
            execute(
                c,
                "ALTER TABLE %s ALTER COLUMN id RESTART WITH %d"
                    .formatted(quoted(table), Math.max(1, next)));
          }
          return null;
        });
    db.writeLong(
        c -> {
          var known = new HashSet<>(tables(c));
          try {
            loading.run(
                (table, in) -> {
                  if (!known.remove(table)) {
                    throw new IllegalArgumentException(
                        "there is no table '" + table + "', or it comes twice");
                  }
                  try {
                    if (table.equals(IDENTITY)) execute(c, "DELETE FROM " + quoted(table));
                    return read(c, table, in);
                  } catch (SQLException e) {
                    throw Failures.of(e);
                  }
                });
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
          return null;
        });
  }

  private static long write(Connection c, String table, OutputStream to)
      throws SQLException, IOException {
    var names = columns(c, table);
    try (var json = JSON.getFactory().createGenerator(to)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.setRootValueSeparator(new com.fasterxml.jackson.core.io.SerializedString("\n"));
      json.writeStartArray();
      for (var name : names.keySet()) json.writeString(name);
      json.writeEndArray();
      long count = 0;
      try (var statement =
          c.prepareStatement(
              "SELECT "
                  + String.join(", ", names.keySet().stream().map(Dump::quoted).toList())
                  + " FROM "
                  + quoted(table)
                  + order(c, table))) {
        statement.setFetchSize(BATCH);
        try (var rows = statement.executeQuery()) {
          while (rows.next()) {
            json.writeStartArray();
            int place = 1;
            for (var type : names.values()) value(json, rows, place++, type);
            json.writeEndArray();
            count++;
          }
        }
      }
      return count;
    }
  }

  private static void value(JsonGenerator json, ResultSet rows, int place, int type)
      throws SQLException, IOException {
    switch (type) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> {
        byte[] bytes = rows.getBytes(place);
        if (bytes == null) json.writeNull();
        else json.writeBinary(bytes);
      }
      case Types.DOUBLE, Types.FLOAT, Types.REAL -> {
        double number = rows.getDouble(place);
        if (rows.wasNull()) json.writeNull();
        else json.writeNumber(number);
      }
      case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT -> {
        long number = rows.getLong(place);
        if (rows.wasNull()) json.writeNull();
        else json.writeNumber(number);
      }
      case Types.BOOLEAN, Types.BIT -> {
        boolean flag = rows.getBoolean(place);
        if (rows.wasNull()) json.writeNull();
        else json.writeBoolean(flag);
      }
      default -> {
        var text = rows.getString(place);
        if (text == null) json.writeNull();
        else json.writeString(text);
      }
    }
  }

  private static long read(Connection c, String table, InputStream in)
      throws SQLException, IOException {
    var types = columns(c, table);
    try (var lines = JSON.getFactory().createParser(in)) {
      JsonNode first = JSON.readTree(lines);
      if (first == null) throw new IllegalArgumentException(table + " names no columns");
      var names = new ArrayList<String>();
      first.forEach(name -> names.add(name.asText()));
      if (new HashSet<>(names).size() != names.size() || !types.keySet().containsAll(names)) {
        throw new IllegalArgumentException(
            "%s has the columns %s, not %s".formatted(table, types.keySet(), names));
      }
      var sql =
          "INSERT INTO %s(%s) VALUES (%s)"
              .formatted(
                  quoted(table),
                  String.join(", ", names.stream().map(Dump::quoted).toList()),
                  String.join(", ", java.util.Collections.nCopies(names.size(), "?")));
      long count = 0;
      try (var statement = c.prepareStatement(sql)) {
        for (JsonNode row = JSON.readTree(lines); row != null; row = JSON.readTree(lines)) {
          bind(statement, row, names, types, table);
          statement.addBatch();
          if (++count % BATCH == 0) statement.executeBatch();
        }
        statement.executeBatch();
      }
      return count;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IllegalArgumentException(
          table + " is not JSON lines: " + e.getOriginalMessage(), e);
    }
  }

  private static void bind(
      PreparedStatement statement,
      JsonNode row,
      List<String> names,
      Map<String, Integer> types,
      String table)
      throws SQLException, IOException {
    if (!row.isArray() || row.size() != names.size()) {
      throw new IllegalArgumentException(
          "a row of %s wants %d values".formatted(table, names.size()));
    }
    for (int i = 0; i < names.size(); i++) {
      var value = row.get(i);
      int type = types.get(names.get(i));
      if (value.isNull()) {
        statement.setNull(i + 1, type);
        continue;
      }
      switch (type) {
        case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB ->
            statement.setBytes(i + 1, value.binaryValue());
        case Types.DOUBLE, Types.FLOAT, Types.REAL ->
            statement.setDouble(
                i + 1, value.isNumber() ? value.doubleValue() : Double.parseDouble(value.asText()));
        case Types.BIGINT, Types.INTEGER, Types.SMALLINT, Types.TINYINT ->
            statement.setLong(i + 1, value.longValue());
        case Types.BOOLEAN, Types.BIT -> statement.setBoolean(i + 1, value.booleanValue());
        default -> statement.setString(i + 1, value.asText());
      }
    }
  }

  /// Columns that are stored, in their order, with their type of [Types].
  private static Map<String, Integer> columns(Connection c, String table) throws SQLException {
    var columns = new LinkedHashMap<String, Integer>();
    try (var found = c.getMetaData().getColumns(null, "PUBLIC", table, null)) {
      while (found.next()) {
        if (found.getString("IS_GENERATEDCOLUMN").equals("YES")) continue;
        columns.put(found.getString("COLUMN_NAME"), found.getInt("DATA_TYPE"));
      }
    }
    return columns;
  }

  /// Those that others refer to before the others.
  private static List<String> tables(Connection c) throws SQLException {
    var all = new ArrayList<String>();
    try (var found = c.getMetaData().getTables(null, "PUBLIC", null, new String[] {"BASE TABLE"})) {
      while (found.next()) all.add(found.getString("TABLE_NAME"));
    }
    all.remove(Migration.HISTORY);
    var ordered = new LinkedHashSet<String>();
    for (var table : all) place(c, table, ordered, new HashSet<>());
    return List.copyOf(ordered);
  }

  private static void place(Connection c, String table, Set<String> ordered, Set<String> above)
      throws SQLException {
    if (!above.add(table)) return;
    try (var keys = c.getMetaData().getImportedKeys(null, "PUBLIC", table)) {
      while (keys.next()) place(c, keys.getString("PKTABLE_NAME"), ordered, above);
    }
    ordered.add(table);
  }

  private static boolean numbered(Connection c, String table) throws SQLException {
    try (var found = c.getMetaData().getColumns(null, "PUBLIC", table, "ID")) {
      return found.next() && found.getString("IS_AUTOINCREMENT").equals("YES");
    }
  }

  /// By primary key, so that the same workspace gives the same bytes.
  private static String order(Connection c, String table) throws SQLException {
    var keys = new java.util.TreeMap<Integer, String>();
    try (var found = c.getMetaData().getPrimaryKeys(null, "PUBLIC", table)) {
      while (found.next()) keys.put(found.getInt("KEY_SEQ"), found.getString("COLUMN_NAME"));
    }
    return keys.isEmpty()
        ? ""
        : " ORDER BY " + String.join(", ", keys.values().stream().map(Dump::quoted).toList());
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void execute(Connection c, String sql) throws SQLException {
    try (var statement = c.createStatement()) {
      statement.execute(sql);
    }
  }
}
