package io.driftglass.data.plan;

/// What kind of table a file holds.
public enum Format {
  /// Cells between delimiters.
  CSV,
  /// A workbook of Excel 2007 or later.
  XLSX,
  /// One array of records, or an object that holds one.
  JSON,
  /// A record a line.
  NDJSON,
  /// A NumPy array.
  NPY
}
