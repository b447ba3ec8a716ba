package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.data.plan.Format;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.problem.NotFound;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A table and how it was reached.
public record Source(
    Container container,
    Format format,
    List<String> sheets,
    String sheet,
    Charset charset,
    char delimiter,
    Table table) {
  private static final int HEAD = 1 << 18;

  public static Source of(Path file, ReadingOptions options) throws IOException {
    if (Packing.isWorkbook(file)) {
      var sheets = ExcelTable.sheets(file);
      var sheet =
          options.sheet().isPresent() ? options.sheet().get() : ExcelTable.largest(file, sheets);
      if (!sheets.contains(sheet)) {
        throw new NotFound(
            "There is no sheet '%s'.".formatted(sheet), "The sheets are " + sheets + ".");
      }
      return new Source(
          new Container(Container.Kind.PLAIN, ""),
          Format.XLSX,
          sheets,
          sheet,
          StandardCharsets.UTF_8,
          ',',
          new ExcelTable(file, sheet));
    }
    var container = Packing.sniff(file, options.sheet());
    boolean zip = container.kind() == Container.Kind.ZIP;
    var head = Packing.head(file, container, HEAD);
    var format = Signature.of(head);
    var charset = options.encoding().orElseGet(() -> Encoding.of(head));
    var text = new String(head, charset).replace("\uFEFF", "");
    char delimiter = options.delimiter().orElseGet(() -> Dialect.delimiter(text));
    return new Source(
        container,
        format,
        zip ? Packing.entries(file) : List.of(),
        container.entry(),
        charset,
        delimiter,
        table(file, container, format, charset, delimiter));
  }

  static Table table(
      Path file, Container container, Format format, Charset charset, char delimiter) {
    return switch (format) {
      case CSV -> new CsvTable(file, container, charset, delimiter, 0);
      case JSON, NDJSON -> new JsonTable(file, container, charset);
      case NPY -> new NpyTable(file, container);
      case XLSX -> throw new IllegalStateException("a workbook is no text");
    };
  }

  public static Table of(ImportPlan plan) {
    if (plan.format() == Format.XLSX) return new ExcelTable(plan.file(), plan.sheet());
    return table(plan.file(), plan.container(), plan.format(), plan.charset(), plan.delimiter());
  }
}
