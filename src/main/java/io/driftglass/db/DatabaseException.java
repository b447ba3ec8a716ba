package io.driftglass.db;

import java.io.Serial;
import java.sql.SQLException;

/// A statement the database refused: a fault of the program, not of the user.
public final class DatabaseException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final int code;

  DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.code = cause.getErrorCode();
  }

  /// H2's error code, such as 23505 for a second row under a unique key.
  public int code() {
    return code;
  }

  /// Whether a unique key already has such a row.
  public boolean duplicate() {
    return code == org.h2.api.ErrorCode.DUPLICATE_KEY_1;
  }
}
