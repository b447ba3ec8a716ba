package io.driftglass.db;

import java.io.Serial;
import java.sql.SQLException;

/// A statement the database refused: a fault of the program, not of the user.
public final class DatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
  }
}
