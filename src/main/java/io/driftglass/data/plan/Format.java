package io.driftglass.data.plan;

/// What kind of table a file holds.
public enum Format {
  /// Cells between delimiters.
  CSV,
  /// A workbook of Excel 2007 or later.
  XLSX,
  /// A workbook of Excel 97-2003.
  XLS,
  /// One array of records or of rows, or an object that holds one, or arrays named by column.
  JSON,
  /// A record a line.
  NDJSON,
  /// A NumPy array.
  NPY
}
