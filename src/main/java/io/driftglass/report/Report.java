package io.driftglass.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A page others can read: headings, sentences, tables and pictures in one HTML file that loads
/// nothing from outside.
///
/// Every text is escaped; a content security policy forbids scripts.
public final class Report {
  private static final String STYLE =
      """
      body{font:14px/1.5 system-ui,sans-serif;color:#1a2430;background:#f2f4f7;margin:0}
      main{max-width:1180px;margin:24px auto;padding:24px 32px;background:#fff;border:1px solid #e6eaef;border-radius:8px}
      h1{font-size:24px;margin:0 0 4px}h2{font-size:18px;margin:28px 0 8px}p{margin:4px 0 8px;color:#526071}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums;font-size:13px}
      th{text-align:left;color:#5f6b7a;font-weight:500;border-bottom:1px solid #d5dbe3;padding:4px 12px 4px 0}
      td{border-bottom:1px solid #eef1f4;padding:4px 12px 4px 0}
      figure{margin:12px 0}figcaption{font-weight:600}svg{width:100%;height:auto}
      .series{fill:none;stroke:#27425f;stroke-width:1}.band{fill:#0b8088;fill-opacity:.22}
      .forecast{fill:none;stroke:#4c4fc4;stroke-width:2}.b80{fill:#4c4fc4;fill-opacity:.2}.b95{fill:#4c4fc4;fill-opacity:.14}
      .score{fill:none;stroke:#7a8594;stroke-width:1}.grid{stroke:#edf0f4}.axis{font-size:11px;fill:#5f6b7a}
      .mark{stroke:#1a2430;stroke-width:1.5}.level{stroke:#1a2430;stroke-dasharray:5 4}
      .critical{fill:#b3203a;fill-opacity:.16}.major{fill:#d9660a;fill-opacity:.16}.minor{fill:#b98900;fill-opacity:.16}
      .low{fill:#3b82b8;fill-opacity:.16}.label{fill:none;stroke:#5f6b7a;stroke-dasharray:3 3}
      code{font-family:ui-monospace,monospace;font-size:12px}
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public Report(String title) {
    this.title = title;
    body.append("<h1>").append(Html.escaped(title)).append("</h1>");
  }

  public Report heading(String text) {
    body.append("<h2>").append(Html.escaped(text)).append("</h2>");
    return this;
  }

  public Report paragraph(String text) {
    body.append("<p>").append(Html.escaped(text)).append("</p>");
    return this;
  }

  /// @param rows each as long as `header`
  public Report table(List<String> header, List<List<String>> rows) {
    body.append("<table><thead>").append(row("th", header)).append("</thead><tbody>");
    rows.forEach(cells -> body.append(row("td", cells)));
    body.append("</tbody></table>");
    return this;
  }

  public Report picture(String caption, Svg picture) {
    body.append("<figure><figcaption>")
        .append(Html.escaped(caption))
        .append("</figcaption>")
        .append(picture.element(caption))
        .append("</figure>");
    return this;
  }

  public String html() {
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>%s</title><style>%s</style></head><body><main>%s</main></body></html>
    """
        .formatted(Html.escaped(title), STYLE, body);
  }

  public void write(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, html());
  }

  private static String row(String cell, List<String> texts) {
    var row = new StringBuilder("<tr>");
    texts.forEach(
        text ->
            row.append('<')
                .append(cell)
                .append('>')
                .append(Html.escaped(text))
                .append("</")
                .append(cell)
                .append('>'));
    return row.append("</tr>").toString();
  }
}
