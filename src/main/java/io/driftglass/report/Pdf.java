package io.driftglass.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/// A report as PDF on A4 across, its fonts embedded.
final class Pdf {
  private static final float MARGIN = 42;
  private static final Color INK = new Color(0x1a2430);
  private static final Color MUTED = new Color(0x526071);
  private static final Color RULE = new Color(0xe6eaef);

  private final BaseFont regular = font("DriftSans-Regular.otf");
  private final BaseFont head = font("DriftSans-Head.otf");
  private final Document document =
      new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PdfWriter writer = PdfWriter.getInstance(document, bytes);

  private Pdf() throws IOException {}

  static byte[] pages(Report report) throws IOException {
    return new Pdf().write(report);
  }

  private byte[] write(Report report) throws IOException {
    writer.setPageEvent(new Footer(report.title()));
    document.addTitle(report.title());
    document.open();
    document.add(text(report.title(), head, 18, INK, 0));
    for (var part : report.parts()) {
      switch (part) {
        case Part.Heading(var text) -> document.add(text(text, head, 13, INK, 12));
        case Part.Paragraph(var text) -> document.add(text(text, regular, 9.5f, MUTED, 2));
        case Part.Table(var header, var rows) -> document.add(table(header, rows));
        case Part.Figure(var caption, var plot) -> document.add(figure(caption, plot));
      }
    }
    document.close();
    return bytes.toByteArray();
  }

  private static Paragraph text(String text, BaseFont font, float size, Color colour, float above) {
    var paragraph = new Paragraph(size * 1.45f, text, new Font(font, size, Font.NORMAL, colour));
    paragraph.setSpacingBefore(above);
    paragraph.setSpacingAfter(3);
    return paragraph;
  }

  private PdfPTable table(List<String> header, List<List<String>> rows) {
    var table = new PdfPTable(header.size());
    table.setWidthPercentage(100);
    table.setWidths(widths(header, rows));
    table.setHeaderRows(1);
    table.setSpacingBefore(4);
    table.setSpacingAfter(6);
    header.forEach(name -> table.addCell(cell(name, MUTED)));
    rows.forEach(row -> row.forEach(value -> table.addCell(cell(value, INK))));
    return table;
  }

  /// A column is as wide as its longest text asks, within bounds that leave room for the others.
  private static float[] widths(List<String> header, List<List<String>> rows) {
    var widths = new float[header.size()];
    for (int c = 0; c < widths.length; c++) {
      int column = c;
      int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[c] = Math.clamp(Math.max(longest, header.get(c).length()), 6, 40);
    }
    return widths;
  }

  private PdfPCell cell(String text, Color colour) {
    var cell = new PdfPCell(new Phrase(text, new Font(regular, 8, Font.NORMAL, colour)));
    cell.setBorder(Rectangle.BOTTOM);
    cell.setBorderColor(RULE);
    cell.setPadding(3);
    cell.setPaddingLeft(0);
    return cell;
  }

  /// Caption and plot on one page: a table of one cell that is not split.
  private PdfPTable figure(String caption, Plot plot) throws IOException {
    var frame = new PdfPTable(1);
    frame.setWidthPercentage(100);
    frame.setSpacingBefore(6);
    frame.setKeepTogether(true);
    var cell = new PdfPCell();
    cell.setBorder(Rectangle.NO_BORDER);
    cell.setPadding(0);
    cell.addElement(new Phrase(caption, new Font(head, 9, Font.NORMAL, INK)));
    var drawn = writer.getDirectContent().createTemplate(Plot.WIDTH, plot.height());
    new PlotPrinter(drawn, regular, plot.height()).print(plot);
    var image = Image.getInstance(drawn);
    image.scaleToFit(document.right() - document.left(), document.top() - document.bottom());
    cell.addElement(image);
    frame.addCell(cell);
    return frame;
  }

  static BaseFont font(String file) throws IOException {
    try (var in = Pdf.class.getResourceAsStream("/fonts/" + file)) {
      if (in == null) throw new IOException("the font " + file + " is not in the program");
      return BaseFont.createFont(
          file, BaseFont.IDENTITY_H, BaseFont.EMBEDDED, true, in.readAllBytes(), null);
    }
  }

  /// Title and page number below every page.
  private final class Footer extends PdfPageEventHelper {
    private final String title;

    Footer(String title) {
      this.title = title;
    }

    @Override
    public void onEndPage(PdfWriter pages, Document page) {
      var line =
          new Phrase(
              title + " · " + pages.getPageNumber(), new Font(regular, 7.5f, Font.NORMAL, MUTED));
      ColumnText.showTextAligned(
          pages.getDirectContent(), Element.ALIGN_RIGHT, line, page.right(), page.bottom() - 16, 0);
    }
  }
}
