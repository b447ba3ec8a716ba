package io.driftglass.report;

import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A page others can read: headings, sentences, tables and plots, as HTML or PDF.
public final class Report {
  private final String title;
  private final List<Part> parts = new ArrayList<>();

  public Report(String title) {
    this.title = title;
  }

  public Report heading(String text) {
    parts.add(new Part.Heading(text));
    return this;
  }

  public Report paragraph(String text) {
    parts.add(new Part.Paragraph(text));
    return this;
  }

  /// @param rows each as long as `header`
  public Report table(List<String> header, List<List<String>> rows) {
    parts.add(new Part.Table(List.copyOf(header), List.copyOf(rows)));
    return this;
  }

  public Report figure(String caption, Plot plot) {
    parts.add(new Part.Figure(caption, plot));
    return this;
  }

  /// Whether a report can be written under that name.
  ///
  /// @throws UnsupportedFormat unless it ends in `.html`, `.htm` or `.pdf`
  public static void requireKnown(Path file) {
    if (!isPdf(file) && !named(file).matches(".*\\.html?")) {
      throw new UnsupportedFormat(
          "A report is written as .html or .pdf, not as '" + file.getFileName() + "'",
          "Give the file one of these endings.");
    }
  }

  /// Writes the file in the format its ending says.
  ///
  /// @throws UnsupportedFormat as [#requireKnown] does
  public void write(Path file) throws IOException {
    requireKnown(file);
    var folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    byte[] page = isPdf(file) ? Pdf.pages(this) : html().getBytes(StandardCharsets.UTF_8);
    Files.write(file, page);
  }

  public String html() {
    return Html.page(this);
  }

  String title() {
    return title;
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  private static boolean isPdf(Path file) {
    return named(file).endsWith(".pdf");
  }

  private static String named(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }
}
