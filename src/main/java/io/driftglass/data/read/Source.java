package io.driftglass.data.read;

import io.driftglass.data.plan.Container;
import io.driftglass.data.plan.Format;
import io.driftglass.data.plan.ImportPlan;
import io.driftglass.data.plan.LongForm;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.problem.UnsupportedFormat;
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

  /// @throws UnsupportedFormat where it is no table, saying what it is
  /// @throws io.driftglass.problem.NotFound where an option names no sheet or entry of the file
  public static Source of(Path file, ReadingOptions options) throws IOException {
    var container = Packing.sniff(file, options.sheet());
    var head = Packing.head(file, container, HEAD);
    var format = Signature.of(head);
    if (format == Format.XLSX || format == Format.XLS) {
      return workbook(file, container, format, options);
    }
    boolean zip = container.kind() == Container.Kind.ZIP;
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
        table(file, container, format, "", charset, delimiter));
  }

  private static Source workbook(
      Path file, Container container, Format format, ReadingOptions options) throws IOException {
    if (format == Format.XLSX && container.kind() != Container.Kind.PLAIN) {
      try (var unpacked = Unpacked.of(file, container)) {
        if (!Packing.isWorkbook(unpacked.path())) {
          throw new UnsupportedFormat(
              "The packed file holds another packed file, not a table.",
              "Unpack it once and drop what it holds.");
        }
      }
    }
    var sheets =
        format == Format.XLSX
            ? XlsxTable.sheets(file, container)
            : XlsTable.sheets(file, container);
    var sheet = sheets.chosen(options.sheet().filter(name -> !name.equals(container.entry())));
    var utf8 = StandardCharsets.UTF_8;
    return new Source(
        container,
        format,
        sheets.names(),
        sheet,
        utf8,
        ',',
        table(file, container, format, sheet, utf8, ','));
  }

  private static Table table(
      Path file,
      Container container,
      Format format,
      String sheet,
      Charset charset,
      char delimiter) {
    return switch (format) {
      case CSV -> new CsvTable(file, container, charset, delimiter, 0);
      case JSON -> new JsonTable(file, container, charset);
      case NDJSON -> new NdjsonTable(file, container, charset);
      case NPY -> new NpyTable(file, container);
      case XLSX -> new XlsxTable(file, container, sheet);
      case XLS -> new XlsTable(file, container, sheet);
    };
  }

  /// The same with its tags as columns.
  public Source longForm(LongForm form) {
    return new Source(
        container, format, sheets, sheet, charset, delimiter, new LongTable(table, form));
  }

  /// The table that the plan was made for.
  public static Table of(ImportPlan plan) {
    var table =
        table(
            plan.file(),
            plan.container(),
            plan.format(),
            plan.sheet(),
            plan.charset(),
            plan.delimiter());
    return plan.longForm().<Table>map(form -> new LongTable(table, form)).orElse(table);
  }
}
