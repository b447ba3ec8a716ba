package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.part.Icon;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartMenuTest {
  @TempDir Path folder;

  @Test
  void what_is_seen_goes_to_the_file_that_is_chosen_and_the_rest_stays() throws Exception {
    var file = folder.resolve("seen.csv");
    var desk = run("Export what I see as CSV", file);
    Fx.await(() -> !desk.tools().notices().all().isEmpty());
    assertEquals("step,v\n1,10\n2,20\n3,30\n4,40\n", Files.readString(file));
    assertEquals("Saved seen.csv", desk.tools().notices().all().getFirst().title());
  }

  @Test
  void a_picture_is_twice_as_fine_as_the_screen() throws Exception {
    var file = folder.resolve("chart.png");
    var desk = run("Save chart as PNG", file);
    Fx.await(() -> !desk.tools().notices().all().isEmpty());
    byte[] png = Files.readAllBytes(file);
    assertArrayEquals(new byte[] {(byte) 137, 'P', 'N', 'G'}, Arrays.copyOf(png, 4));
    assertEquals(1600, ((png[18] & 255) << 8) | (png[19] & 255));
  }

  @Test
  void a_picture_is_as_fine_as_was_asked_for() throws Exception {
    for (var entry :
        Map.of(", as fine as the screen", 800, ", four times as fine", 3200).entrySet()) {
      var file = folder.resolve(entry.getValue() + ".png");
      var desk = run("Save chart as PNG" + entry.getKey(), file);
      Fx.await(() -> !desk.tools().notices().all().isEmpty());
      byte[] png = Files.readAllBytes(file);
      assertEquals(entry.getValue(), ((png[18] & 255) << 8) | (png[19] & 255));
    }
  }

  @Test
  void a_page_of_pdf_has_the_curve_as_lines_and_the_names_as_text() throws Exception {
    var file = folder.resolve("chart.pdf");
    var desk = run("Save chart as PDF", file);
    Fx.await(() -> !desk.tools().notices().all().isEmpty());
    try (var document = Loader.loadPDF(file.toFile())) {
      assertEquals(1, document.getNumberOfPages());
      assertEquals("Chart of 1 channel", document.getDocumentInformation().getTitle());
      assertEquals(800, document.getPage(0).getMediaBox().getWidth());
      assertTrue(new PDFTextStripper().getText(document).contains("v"));
      var picture = new PDFRenderer(document).renderImage(0);
      long inked = IntStream.range(176, 788).filter(x -> darkIn(picture, x)).count();
      assertTrue(inked > 500, inked + " columns");
    }
  }

  private static boolean darkIn(BufferedImage picture, int x) {
    return IntStream.range(30, picture.getHeight() - 26)
        .anyMatch(y -> (picture.getRGB(x, y) & 0xff) < 200);
  }

  @Test
  void a_file_that_cannot_be_written_is_told_and_nothing_is_left() throws Exception {
    var desk = run("Export all as CSV", folder.resolve("no/such/folder.csv"));
    Fx.await(() -> !desk.tools().notices().all().isEmpty());
    assertEquals("The file was not written", desk.tools().notices().all().getFirst().title());
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void every_command_has_an_icon_that_exists() throws Exception {
    Fx.run(
        () -> {
          var menu = ChartMenu.on(new TimeChart(), "chart", TestDesk.of(Theme.LIGHT));
          menu.forEach(command -> Icon.of(command.icon()));
          assertTrue(menu.size() >= 8);
        });
  }

  private static Desk run(String title, Path file) throws Exception {
    return Fx.call(
        () -> {
          var desk = TestDesk.of(Theme.LIGHT, file);
          var chart = new TimeChart();
          var series =
              new ArraySeries(
                  LongStream.range(0, 6).toArray(), new double[] {0, 10, 20, 30, 40, 50});
          chart.show(new Clock.Index("step"), List.of(Track.of(Channel.target("v"), series)));
          Snapshot.stage(chart, 800, 300, Theme.LIGHT);
          chart.viewport().show(new Range(1, 5));
          var commands = ChartMenu.on(chart, "chart", desk);
          commands.stream()
              .filter(command -> command.title().equals(title))
              .map(Command::run)
              .forEach(Runnable::run);
          return desk;
        });
  }
}
