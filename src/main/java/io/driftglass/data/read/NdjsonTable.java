package io.driftglass.data.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.driftglass.data.plan.Container;
import io.driftglass.problem.UnsupportedFormat;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// One record of JSON a line; a line that is none is a broken row, the others are read.
record NdjsonTable(Path file, Container container, Charset charset) implements Table {
  private static final int SHOWN = 200;

  @Override
  public void read(RowSink sink, LongConsumer bytesRead) throws IOException {
    try (var bytes = Packing.open(file, container, bytesRead);
        var text = new BufferedReader(Encoding.text(bytes, charset), 1 << 16)) {
      var rows = new JsonRows(sink);
      var line = new StringBuilder();
      boolean more = true;
      for (long number = 1; more && next(text, line, number); number++) {
        more = add(rows, number, line.toString().strip());
      }
      rows.finish();
    }
  }

  private static boolean add(JsonRows rows, long number, String bare) throws IOException {
    if (bare.isEmpty()) return true;
    try (var json = JsonRows.FACTORY.createParser(bare)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return rows.broken(number, cut(bare), "no record of JSON");
      }
      var record = JsonRows.record(json);
      return json.nextToken() == null
          ? rows.add(number, record)
          : rows.broken(number, cut(bare), "more than one record");
    } catch (JsonProcessingException broken) {
      return rows.broken(number, cut(bare), "no record of JSON");
    }
  }

  private static boolean next(BufferedReader text, StringBuilder line, long number)
      throws IOException {
    line.setLength(0);
    for (int one = text.read(); one >= 0; one = text.read()) {
      if (one == '\n') return true;
      line.append((char) one);
      if (line.length() > MAX_ROW / 2) {
        throw new UnsupportedFormat(
            "Line %,d is longer than 32 million characters.".formatted(number),
            "Check that the file has one record a line.");
      }
    }
    return !line.isEmpty();
  }

  private static String cut(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN);
  }
}
