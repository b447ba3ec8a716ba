package io.driftglass.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Statements in one line. Arguments take the place of the question marks; an enum is its name, an
/// empty optional is NULL.
public final class Sql {
  /// One row of an answer as a value.
  @FunctionalInterface
  public interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /// @return how many rows it changed
  public static int update(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      return statement.executeUpdate();
    }
  }

  /// @return the id that the new row was given
  public static long insert(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
      bind(statement, arguments);
      statement.executeUpdate();
      try (var keys = statement.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  public static <T> List<T> list(Connection connection, String sql, Row<T> row, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      bind(statement, arguments);
      try (var rows = statement.executeQuery()) {
        var list = new ArrayList<T>();
        while (rows.next()) list.add(row.of(rows));
        return List.copyOf(list);
      }
    }
  }

  public static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, Object... arguments) throws SQLException {
    return list(connection, sql, row, arguments).stream().findFirst();
  }

  /// The instant as it is kept: to the microsecond.
  public static Instant now(InstantSource clock) {
    return kept(clock.instant());
  }

  /// An instant as it is kept: to the microsecond.
  public static Instant kept(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MICROS);
  }

  private static void bind(PreparedStatement statement, Object[] arguments) throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, plain(arguments[i]));
    }
  }

  private static Object plain(Object argument) {
    return switch (argument) {
      case Enum<?> constant -> constant.name();
      case Optional<?> optional -> optional.map(Sql::plain).orElse(null);
      case null -> null;
      default -> argument;
    };
  }
}
