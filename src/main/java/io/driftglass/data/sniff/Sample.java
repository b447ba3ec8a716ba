package io.driftglass.data.sniff;

import io.driftglass.data.read.RowSink;
import io.driftglass.data.read.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The first rows of a table as texts, to judge it by.
///
/// @param complete these are all rows
record Sample(List<Row> rows, boolean complete) {
  /// Characters a sample holds at most, beside a few rows of any width.
  static final long CHARACTERS = 5L << 18;

  private static final int AT_LEAST_ROWS = 20;

  /// @param line where the row starts in the file
  record Row(long line, List<String> cells) {
    String cell(int index) {
      return index < cells.size() ? cells.get(index) : "";
    }

    boolean isEmpty() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /// Hands the rows on from that line as they were read.
  void replay(RowSink sink, long firstLine) {
    for (var row : rows) if (row.line >= firstLine) sink.row(row.line, row.cells);
  }

  static Sample of(Table table) throws IOException {
    var reader = new Reader();
    table.read(reader, bytes -> {});
    return new Sample(reader.rows, !reader.full);
  }

  private static final class Reader implements RowSink {
    private final List<Row> rows = new ArrayList<>();
    private List<String> cells = new ArrayList<>();
    private long characters;
    private long line;
    private boolean full;
    private boolean broken;

    @Override
    public void begin(long startingLine) {
      full = characters > CHARACTERS && rows.size() >= AT_LEAST_ROWS;
      line = startingLine;
      cells = new ArrayList<>(cells.size());
    }

    @Override
    public void cell(int index, char[] buffer, int offset, int length) {
      if (full) return;
      cells.add(length == 0 ? "" : new String(buffer, offset, length));
      characters += length + 1;
    }

    @Override
    public void broken(String text, String reason) {
      broken = true;
    }

    @Override
    public boolean end(int count) {
      if (!full && !broken) rows.add(new Row(line, cells));
      broken = false;
      return !full;
    }
  }
}
