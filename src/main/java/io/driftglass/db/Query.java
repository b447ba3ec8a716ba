package io.driftglass.db;

import java.sql.Connection;
import java.sql.SQLException;

/// What is asked of the workspace, on a connection that is only lent.
@FunctionalInterface
public interface Query<T> {
  T run(Connection connection) throws SQLException;
}
