package io.driftglass.report;

import io.driftglass.report.Shape.Align;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A report as one HTML file that loads nothing from outside.
///
/// Every text is escaped; a content security policy forbids scripts.
final class Html {
  private static final String SHEET =
      """
      body{font:14px/1.5 system-ui,sans-serif;color:#1a2430;background:#f2f4f7;margin:0}
      main{max-width:1180px;margin:24px auto;padding:24px 32px;background:#fff;border:1px solid #e6eaef;border-radius:8px}
      h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px}p{margin:4px 0 8px;color:#526071}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:13px}
      th{text-align:left;color:#5f6b7a;font-weight:500;border-bottom:1px solid #d5dbe3;padding:4px 12px 4px 0}
      td{border-bottom:1px solid #eef1f4;padding:4px 12px 4px 0}
      figure{margin:12px 0}figcaption{font-weight:600}svg{width:100%;height:auto}text{font-size:11px}
      @media print{body{background:#fff}main{border:0;margin:0;max-width:none}figure{break-inside:avoid}}
      """;

  private Html() {}

  static String page(Report report) {
    var body = report.parts().stream().map(Html::element).collect(Collectors.joining("\n"));
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>%s</title><style>%s%s</style></head><body><main><h1>%1$s</h1>
    %4$s</main></body></html>
    """
        .formatted(escaped(report.title()), SHEET, Style.sheet(), body);
  }

  private static String element(Part part) {
    return switch (part) {
      case Part.Heading(var text) -> "<h2>" + escaped(text) + "</h2>";
      case Part.Paragraph(var text) -> "<p>" + escaped(text) + "</p>";
      case Part.Table(var header, var rows) ->
          "<table><thead>%s</thead><tbody>%s</tbody></table>"
              .formatted(
                  row("th", header),
                  rows.stream().map(r -> row("td", r)).collect(Collectors.joining()));
      case Part.Figure(var caption, var plot) ->
          "<figure><figcaption>%s</figcaption>%s</figure>"
              .formatted(escaped(caption), svg(plot, caption));
    };
  }

  private static String row(String cell, List<String> texts) {
    return texts.stream()
        .map(text -> "<%s>%s</%1$s>".formatted(cell, escaped(text)))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  static String svg(Plot plot, String caption) {
    return plot.shapes().stream()
        .map(Html::drawn)
        .collect(
            Collectors.joining(
                "",
                "<svg viewBox='0 0 %d %d' role='img' aria-label='%s'>"
                    .formatted(Plot.WIDTH, plot.height(), escaped(caption)),
                "</svg>"));
  }

  private static String drawn(Shape shape) {
    String style = shape.style().cssClass();
    return switch (shape) {
      case Shape.Box box ->
          "<rect class='%s' x='%s' y='%s' width='%s' height='%s'/>"
              .formatted(style, n(box.x()), n(box.y()), n(box.width()), n(box.height()));
      case Shape.Line line -> "<path class='%s' d='%s'/>".formatted(style, path(line.points()));
      case Shape.Outline outline ->
          "<path class='%s' d='%sZ'/>".formatted(style, path(outline.points()));
      case Shape.Text text ->
          "<text class='%s' x='%s' y='%s'%s>%s</text>"
              .formatted(
                  style,
                  n(text.x()),
                  n(text.y()),
                  text.align() == Align.END ? " text-anchor='end'" : "",
                  escaped(text.text()));
    };
  }

  private static String path(List<Shape.Point> points) {
    return points.stream()
        .map(point -> n(point.x()) + " " + n(point.y()))
        .collect(Collectors.joining("L", "M", ""));
  }

  /// The text with the five characters that mean something in HTML written as entities.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String n(double coordinate) {
    return String.format(Locale.ROOT, "%.1f", coordinate);
  }
}
