package io.driftglass.data.read;

import io.driftglass.data.plan.LongForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/// A table of one value a row as one of a column a tag: consecutive rows that agree in the kept
/// columns become one row, named by the line of the first. A second value of a tag starts a further
/// row; a tag that is not known makes its row one with too many cells.
record LongTable(Table table, LongForm form) implements Table {
  /// What a value of bad quality reads as.
  private static final String BAD = "bad";

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    var wide = new Wide(sink, form);
    if (!sink.row(NAMES, form.names())) return;
    table.read(wide, bytesRead);
    wide.flush();
  }

  private static final class Wide implements RowSink {
    private final RowSink sink;
    private final LongForm form;
    private final int[] places;
    private final Map<String, Integer> tags = new HashMap<>();
    private final String[] kept;
    private final String[] row;
    private final String[] held;
    private String tag = "";
    private String value = "";
    private String quality = "";
    private long line;
    private long heldLine = -1;
    private boolean more = true;

    Wide(RowSink sink, LongForm form) {
      this.sink = sink;
      this.form = form;
      int width = form.kept().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
      places = new int[width];
      Arrays.fill(places, -1);
      for (int at = 0; at < form.kept().size(); at++) places[form.kept().get(at)] = at;
      for (var name : form.tags()) tags.put(name, tags.size());
      kept = new String[form.kept().size()];
      row = new String[kept.length];
      held = new String[form.tags().size()];
    }

    @Override
    public void begin(long startingLine) {
      line = startingLine;
      tag = "";
      value = "";
      quality = "";
      Arrays.fill(row, "");
    }

    @Override
    public void cell(int index, char[] buffer, int offset, int length) {
      if (index == form.tag()) tag = same(tag, buffer, offset, length).strip();
      else if (index == form.value()) value = new String(buffer, offset, length);
      else if (index == form.quality()) quality = new String(buffer, offset, length).strip();
      else if (index < places.length && places[index] >= 0) {
        int place = places[index];
        var before = heldLine < 0 ? "" : kept[place];
        row[place] = same(before, buffer, offset, length);
      }
    }

    @Override
    public void broken(String text, String reason) {
      flush();
      sink.begin(line);
      sink.broken(text, reason);
      more = more && sink.end(0);
    }

    @Override
    public boolean end(int cells) {
      if (line < form.firstLine() || (tag.isEmpty() && value.isBlank())) return more;
      var place = tags.get(tag);
      boolean together = heldLine >= 0 && Arrays.equals(row, kept);
      if (place == null) {
        flush();
        var strange = new ArrayList<String>(List.of(row));
        for (int at = 0; at < held.length; at++) strange.add("");
        strange.add(tag + "=" + value);
        more = more && sink.row(line, strange);
        return more;
      }
      if (!together || held[place] != null) {
        flush();
        System.arraycopy(row, 0, kept, 0, row.length);
        heldLine = line;
      }
      held[place] = form.bad().contains(quality) ? BAD : value;
      return more;
    }

    void flush() {
      if (heldLine < 0 || !more) return;
      var cells = new ArrayList<String>(kept.length + held.length);
      cells.addAll(Arrays.asList(kept));
      for (var text : held) cells.add(text == null ? "" : text);
      more = sink.row(heldLine, cells);
      heldLine = -1;
      Arrays.fill(held, null);
    }

    private static String same(String known, char[] buffer, int offset, int length) {
      if (known.length() == length) {
        int at = 0;
        while (at < length && known.charAt(at) == buffer[offset + at]) at++;
        if (at == length) return known;
      }
      return new String(buffer, offset, length);
    }
  }
}
