package io.driftglass.data.plan;

import java.util.Locale;

/// One thing about a file that a person may fix instead of leaving it to be sniffed.
///
/// The flag of the terminal follows from the name: `HEADER_ROW` is `--header-row`.
public enum ReadingOption {
  DELIMITER("the character between cells: ',', ';', 'tab', 'space' or '|'"),
  DECIMAL("the decimal mark: '.' or ','"),
  ENCODING("the character set, such as UTF-8, UTF-16 or ISO-8859-1"),
  HEADER_ROW("the line of the file that holds the column names, 1 is the first, 0 means none"),
  TIME("the column of time stamps, or several of date, time or their parts, as COL,COL"),
  TIME_FORMAT(
      "the stamp's pattern, such as dd/MM/yyyy HH:mm, or epoch-s, epoch-ms, epoch-us, epoch-ns,"
          + " excel, index"),
  ZONE("the zone of stamps that name none, such as Europe/Rome"),
  SHEET("the sheet of a workbook or table of a ZIP file; for import, all is each of them"),
  ENTITY("the column that tells machines or series apart"),
  LABEL("the column of known anomalies, 0 or 1"),
  IGNORE("columns to leave out, as COL,COL"),
  MISSING("further texts that stand for a missing value, as TOKEN,TOKEN"),
  REPEATS("rows of one stamp: keep (all, the usual), first, last or mean"),
  SKIPPED_HOUR("local stamps in an hour the clocks skip: move (on, the usual) or reject"),
  REPEATED_HOUR(
      "local stamps in an hour the clocks repeat: order (of the rows, the usual), first or second"
          + " pass"),
  TARGET("the columns to watch and forecast, as COL,COL; other numbers become inputs");

  private final String help;

  ReadingOption(String help) {
    this.help = help;
  }

  public String help() {
    return help;
  }

  /// The option as the terminal spells it.
  public String flag() {
    return "--" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
