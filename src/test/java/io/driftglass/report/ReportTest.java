package io.driftglass.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.series.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReportTest {
  @TempDir Path folder;

  @Test
  void a_sensor_name_with_a_script_stays_text() {
    String html =
        new Report("<script>alert(1)</script>")
            .table(List.of("a'b"), List.of(List.of("<img src=x>")))
            .html();
    assertFalse(html.contains("<script>"));
    assertFalse(html.contains("<img"));
    assertTrue(html.contains("a&#39;b"));
  }

  @Test
  void a_spike_of_one_sample_among_a_hundred_thousand_is_drawn() {
    var ticks = new long[100_000];
    var values = new double[ticks.length];
    for (int i = 0; i < ticks.length; i++) ticks[i] = i;
    values[54_321] = 10;
    var plot = new Plot(new Clock.Index("row"), 0, ticks.length, 100, 0, 10);
    var line = drawn(plot.line(ticks, values, Style.SERIES));
    // the upper edge lies 6 % over the spike: 0.6 of 11.2 over 78 pixels
    assertEquals(
        .6 / 11.2 * 78,
        line.points().stream().mapToDouble(Shape.Point::y).min().orElseThrow(),
        1e-9);
  }

  @Test
  void a_line_breaks_where_values_are_missing() {
    var plot = new Plot(new Clock.Index("row"), 0, 3, 100, 0, 1);
    int before = plot.shapes().size();
    plot.line(new long[] {0, 1, 2, 3}, new double[] {0, Double.NaN, 1, 1}, Style.SERIES);
    var lines = plot.shapes().subList(before, plot.shapes().size());
    assertEquals(
        List.of(1, 2), lines.stream().map(shape -> ((Shape.Line) shape).points().size()).toList());
  }

  @Test
  void the_range_of_nothing_is_zero_to_one() {
    assertEquals(List.of(0.0, 1.0), list(Plot.range(new double[] {Double.NaN})));
    assertEquals(List.of(-2.0, 5.0), list(Plot.range(new double[] {-2, 5}, new double[] {1})));
  }

  @Test
  void a_print_holds_every_text_and_paints_the_plot() throws IOException {
    var file = folder.resolve("report.pdf");
    long[] ticks = {0, 1, 2, 3};
    var plot =
        new Plot(new Clock.Index("row"), 0, 3, 200, 0, 1)
            .shade(1, 2, Style.CRITICAL)
            .line(ticks, new double[] {0, 1, 0, 1}, Style.SERIES)
            .band(ticks, new double[] {0, 0, 0, 0}, new double[] {1, 1, 1, 1}, Style.BAND95)
            .mark(2, "now");
    new Report("Überdruck α")
        .heading("Channels")
        .paragraph("A sentence.")
        .table(List.of("channel"), List.of(List.of("Flow"), List.of("Motor current")))
        .figure("Flow over time", plot)
        .write(file);
    try (var document = Loader.loadPDF(file.toFile())) {
      String text = new PDFTextStripper().getText(document);
      for (var wanted :
          List.of(
              "Überdruck α", "Channels", "A sentence.", "Motor current", "Flow over time", "now"))
        assertTrue(text.contains(wanted), wanted + " in " + text);
      var page = new PDFRenderer(document).renderImage(0);
      long tinted =
          IntStream.range(0, page.getWidth() * page.getHeight())
              .map(i -> page.getRGB(i % page.getWidth(), i / page.getWidth()))
              .filter(rgb -> (rgb >> 16 & 255) - (rgb >> 8 & 255) > 20)
              .count();
      assertTrue(tinted > 1000, tinted + " pixels of the shaded event");
    }
  }

  @Test
  void another_ending_is_refused_with_the_known_ones() {
    var refused =
        assertThrows(
            UnsupportedFormat.class, () -> new Report("x").write(folder.resolve("report.docx")));
    assertTrue(refused.getMessage().contains(".html or .pdf"), refused.getMessage());
  }

  private static Shape.Line drawn(Plot plot) {
    return (Shape.Line) plot.shapes().getLast();
  }

  private static List<Double> list(double[] range) {
    return List.of(range[0], range[1]);
  }
}
