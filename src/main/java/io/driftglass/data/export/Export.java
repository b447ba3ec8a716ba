package io.driftglass.data.export;

import io.driftglass.data.export.Rows.Cell;
import io.driftglass.job.Progress;
import io.driftglass.problem.SchemaMismatch;
import io.driftglass.series.Channel;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Writes datasets as files that other programs read. A file is whole or not there.
public final class Export {
  private final ExportPlan plan;
  private final Progress progress;

  public Export(ExportPlan plan, Progress progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /// @param sha256 of the file's bytes
  public record Written(Path file, long rows, long bytes, String sha256) {}

  /// @param stampColumn the name of the first column
  /// @param entities one empty name where the dataset is a single series
  /// @param frames the rows of one entity
  /// @param stamps the text of each of its stamps
  public Written write(
      String stampColumn,
      List<String> entities,
      Function<String, Frame> frames,
      Function<String, List<String>> stamps)
      throws IOException {
    var file = plan.file().toAbsolutePath();
    if (file.getParent() != null) Files.createDirectories(file.getParent());
    var part = file.resolveSibling(file.getFileName() + ".part");
    boolean named = entities.size() > 1 || !entities.getFirst().isEmpty();
    long count = 0;
    try {
      try (var rows = rows(part)) {
        for (int entity = 0; entity < entities.size(); entity++) {
          var frame = frames.apply(entities.get(entity));
          int[] chosen = chosen(frame);
          if (entity == 0) rows.header(header(stampColumn, named, frame, chosen));
          count += write(rows, named, entities.get(entity), frame, chosen, stamps);
          progress.step(entity + 1L, entities.size(), "%,d rows written".formatted(count));
        }
        rows.done();
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    return new Written(file, count, Files.size(file), sha256(file));
  }

  private Rows rows(Path file) throws IOException {
    return switch (plan.form()) {
      case CSV -> new DelimitedRows(file, plan.decimal() == ',' ? ';' : ',', plan.decimal());
      case TSV -> new DelimitedRows(file, '\t', plan.decimal());
      case JSON -> new JsonRows(file);
      case XLSX -> new SheetRows(file);
    };
  }

  private int[] chosen(Frame frame) {
    if (plan.channels().isEmpty()) {
      return IntStream.range(0, frame.channels().size()).toArray();
    }
    return plan.channels().stream()
        .mapToInt(
            name -> {
              int channel = frame.indexOf(name);
              if (channel >= 0) return channel;
              throw new SchemaMismatch(
                  "There is no channel '%s' to write.".formatted(name),
                  "Choose one of "
                      + String.join(", ", frame.channels().stream().map(Channel::name).toList())
                      + ".");
            })
        .toArray();
  }

  private List<String> header(String stampColumn, boolean named, Frame frame, int[] chosen) {
    var names = new ArrayList<String>();
    names.add(stampColumn);
    if (named) names.add("entity");
    for (int c : chosen) names.add(frame.channel(c).name());
    if (plan.marks()) for (int c : chosen) names.add(frame.channel(c).name() + " filled");
    return names;
  }

  private long write(
      Rows rows,
      boolean named,
      String entity,
      Frame frame,
      int[] chosen,
      Function<String, List<String>> stamps)
      throws IOException {
    var texts = stamps.apply(entity);
    int from = plan.within().map(within -> frame.rowAt(within.from())).orElse(0);
    int until = plan.within().map(within -> frame.rowAt(within.until())).orElse(frame.rows());
    var cells = new Cell[plan.marks() ? 2 * chosen.length : chosen.length];
    for (int row = from; row < until; row++) {
      if ((row & 0x3fff) == 0) progress.check();
      for (int at = 0; at < chosen.length; at++) {
        cells[at] = cell(frame, chosen[at], row);
        if (plan.marks()) {
          cells[chosen.length + at] = Cell.of(frame.filled(chosen[at]).get(row) ? 1 : 0);
        }
      }
      rows.row(named ? List.of(texts.get(row), entity) : List.of(texts.get(row)), cells);
    }
    return Math.max(0, until - from);
  }

  private static Cell cell(Frame frame, int channel, int row) {
    double value = frame.column(channel)[row];
    if (frame.channel(channel).kind() == Kind.NUMBER || Double.isNaN(value)) return Cell.of(value);
    return Cell.of(frame.channel(channel).categories().get((int) value));
  }

  static String sha256(Path file) throws IOException {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
