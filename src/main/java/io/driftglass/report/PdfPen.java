package io.driftglass.report;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.openpdf.text.Document;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import org.openpdf.text.pdf.PdfWriter;

/// Draws a picture as one page of PDF of its own size, a point a pixel, its font embedded; PDF
/// counts y from below.
public final class PdfPen implements Pen {
  private static final float TEXT = 11;

  /// Four of these make a circle (Riskus 2006).
  private static final double KAPPA = .5522847498;

  private final double height;
  private final Document document;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PdfContentByte pen;
  private final BaseFont font = Pdf.font("DriftSans-Regular.otf");

  /// @param title of the document
  /// @throws IOException where the font is not in the program
  public PdfPen(double width, double height, String title) throws IOException {
    this.height = height;
    document = new Document(new Rectangle((float) width, (float) height), 0, 0, 0, 0);
    var writer = PdfWriter.getInstance(document, bytes);
    document.addTitle(title);
    document.open();
    pen = writer.getDirectContent();
  }

  /// The whole picture; nothing is drawn afterwards.
  public byte[] pdf() {
    document.close();
    return bytes.toByteArray();
  }

  @Override
  public void area(double x, double y, double width, double areaHeight, int rgb, double opacity) {
    pen.saveState();
    var transparency = new PdfGState();
    transparency.setFillOpacity((float) opacity);
    pen.setGState(transparency);
    pen.setColorFill(new Color(rgb));
    pen.rectangle((float) x, y(y + areaHeight), (float) width, (float) areaHeight);
    pen.fill();
    pen.restoreState();
  }

  @Override
  public void line(Trace trace, int rgb, double width) {
    pen.saveState();
    path(trace, rgb, width);
    pen.restoreState();
  }

  @Override
  public void dashes(Trace trace, int rgb, double width) {
    pen.saveState();
    pen.setLineDash(6, 4, 0);
    path(trace, rgb, width);
    pen.restoreState();
  }

  @Override
  public void disc(double x, double y, double radius, int rgb) {
    pen.saveState();
    pen.setColorFill(new Color(rgb));
    circle(x, y, radius);
    pen.fill();
    pen.restoreState();
  }

  @Override
  public void ring(double x, double y, double radius, int rgb, double width) {
    pen.saveState();
    pen.setColorStroke(new Color(rgb));
    pen.setLineWidth((float) width);
    circle(x, y, radius);
    pen.stroke();
    pen.restoreState();
  }

  @Override
  public void text(double x, double y, Side side, int rgb, String text) {
    if (text.isEmpty()) return;
    int align = side == Side.LEFT ? PdfContentByte.ALIGN_LEFT : PdfContentByte.ALIGN_RIGHT;
    pen.saveState();
    pen.setColorFill(new Color(rgb));
    pen.beginText();
    pen.setFontAndSize(font, TEXT);
    pen.showTextAligned(align, text, (float) x, y(y), 0);
    pen.endText();
    pen.restoreState();
  }

  @Override
  public void clip(double x, double y, double width, double boxHeight) {
    pen.saveState();
    pen.rectangle((float) x, y(y + boxHeight), (float) width, (float) boxHeight);
    pen.clip();
    pen.newPath();
  }

  @Override
  public void unclip() {
    pen.restoreState();
  }

  private void path(Trace trace, int rgb, double width) {
    if (trace.count() == 0) return;
    pen.setColorStroke(new Color(rgb));
    pen.setLineWidth((float) width);
    pen.setLineJoin(1);
    for (int point = 0; point < trace.count(); point++) {
      float x = (float) trace.x(point);
      if (trace.begins(point)) pen.moveTo(x, y(trace.y(point)));
      else pen.lineTo(x, y(trace.y(point)));
    }
    pen.stroke();
  }

  private void circle(double x, double y, double radius) {
    double bend = KAPPA * radius;
    pen.moveTo((float) (x + radius), y(y));
    arc(x + radius, y + bend, x + bend, y + radius, x, y + radius);
    arc(x - bend, y + radius, x - radius, y + bend, x - radius, y);
    arc(x - radius, y - bend, x - bend, y - radius, x, y - radius);
    arc(x + bend, y - radius, x + radius, y - bend, x + radius, y);
  }

  private void arc(double x1, double y1, double x2, double y2, double x3, double y3) {
    pen.curveTo((float) x1, y(y1), (float) x2, y(y2), (float) x3, y(y3));
  }

  private float y(double fromAbove) {
    return (float) (height - fromAbove);
  }
}
