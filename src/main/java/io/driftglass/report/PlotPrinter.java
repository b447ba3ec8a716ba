package io.driftglass.report;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;

/// Draws a plot's shapes with PDF's operators; PDF counts y from below.
final class PlotPrinter {
  private static final float TEXT_SIZE = 11;

  private final PdfContentByte pen;
  private final BaseFont font;
  private final double height;

  PlotPrinter(PdfContentByte pen, BaseFont font, double height) {
    this.pen = pen;
    this.font = font;
    this.height = height;
  }

  void print(Plot plot) {
    for (var shape : plot.shapes()) {
      pen.saveState();
      choose(shape.style());
      switch (shape) {
        case Shape.Box box ->
            pen.rectangle(
                (float) box.x(),
                y(box.y() + box.height()),
                (float) box.width(),
                (float) box.height());
        case Shape.Line line -> trace(line.points());
        case Shape.Outline outline -> trace(outline.points());
        case Shape.Text text -> write(text);
      }
      if (!(shape instanceof Shape.Text)) finish(shape.style());
      pen.restoreState();
    }
  }

  private void choose(Style style) {
    var colour = new Color(style.rgb());
    var transparency = new PdfGState();
    transparency.setFillOpacity((float) style.alpha());
    pen.setGState(transparency);
    pen.setColorFill(colour);
    pen.setColorStroke(colour);
    pen.setLineWidth((float) style.width());
    pen.setLineJoin(1);
    if (style.paint() == Style.Paint.DASHES) pen.setLineDash(Style.DASH, Style.DASH_GAP, 0);
  }

  private void finish(Style style) {
    switch (style.paint()) {
      case LINE, DASHES -> pen.stroke();
      case FILL -> pen.fill();
    }
  }

  private void trace(List<Shape.Point> points) {
    var start = points.getFirst();
    pen.moveTo((float) start.x(), y(start.y()));
    points.forEach(point -> pen.lineTo((float) point.x(), y(point.y())));
  }

  private void write(Shape.Text text) {
    int align =
        switch (text.align()) {
          case START -> PdfContentByte.ALIGN_LEFT;
          case END -> PdfContentByte.ALIGN_RIGHT;
        };
    pen.beginText();
    pen.setFontAndSize(font, TEXT_SIZE);
    pen.showTextAligned(align, text.text(), (float) text.x(), y(text.y()), 0);
    pen.endText();
  }

  private float y(double fromAbove) {
    return (float) (height - fromAbove);
  }
}
