package io.driftglass.db;

import io.driftglass.problem.WorkspaceUnavailable;
import java.sql.SQLException;
import org.h2.api.ErrorCode;

/// What an SQL failure means to the user.
final class Failures {
  /// Something that talks to the database.
  interface Call<T> {
    T run() throws SQLException;
  }

  private Failures() {}

  static <T> T unchecked(Call<T> call) {
    try {
      return call.run();
    } catch (SQLException e) {
      throw of(e);
    }
  }

  static RuntimeException of(SQLException e) {
    return switch (e.getErrorCode()) {
      case ErrorCode.DATABASE_ALREADY_OPEN_1 ->
          new WorkspaceUnavailable(
              "This workspace is already open in another Driftglass.",
              "Close the other window or command first, or choose another workspace with --home.",
              e);
      case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_VERSION_ERROR_1 ->
          new WorkspaceUnavailable(
              "The workspace file is damaged: " + e.getMessage(),
              "Put back a copy of the file (one named .before-v... lies beside it after an update),"
                  + " or start a new workspace with --home.",
              e);
      case ErrorCode.IO_EXCEPTION_1,
          ErrorCode.IO_EXCEPTION_2,
          ErrorCode.DATABASE_IS_READ_ONLY,
          ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1 ->
          new WorkspaceUnavailable(
              "The workspace cannot be read or written: " + e.getMessage(),
              "Check that the disk has room and that the folder may be written, then start again.",
              e);
      case ErrorCode.DATABASE_IS_CLOSED, ErrorCode.OBJECT_CLOSED ->
          new WorkspaceUnavailable(
              "The workspace is closed.", "Open it again; nothing that was stored is lost.", e);
      default -> new DatabaseException(e);
    };
  }
}
