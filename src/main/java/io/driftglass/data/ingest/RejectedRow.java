package io.driftglass.data.ingest;

/// A row of the file that was left out whole, and why.
///
/// @param line the line of the file where the row starts, 1 is the first; 0 where it is not known
/// @param fileRow the row among the file's data rows, 0 is the first
/// @param column the header of the offending column; empty where the whole row is wrong
/// @param value the offending text as it stands in the file, cut at 200 characters
/// @param reason such as `not a number` or `no such day`
/// @param stamp the stamp's text as it stands in the file
public record RejectedRow(
    long line, long fileRow, String column, String value, String reason, String stamp) {
  /// The same at another place among the rows.
  public RejectedRow at(long newFileRow) {
    return new RejectedRow(line, newFileRow, column, value, reason, stamp);
  }
}
