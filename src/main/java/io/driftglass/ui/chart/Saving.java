package io.driftglass.ui.chart;

import io.driftglass.job.Work;
import io.driftglass.report.PdfPen;
import io.driftglass.report.Sketch;
import io.driftglass.ui.chart.paint.Figure;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/// Asks where the picture or the rows of a chart go, writes them off the window's thread, and
/// tells.
final class Saving {
  private final Desk desk;

  Saving(Desk desk) {
    this.desk = desk;
  }

  /// @param name that is proposed
  void ask(String name, Consumer<Path> then) {
    desk.tools().files().save(Words.of("Save"), name).ifPresent(then);
  }

  void png(Path file, Image image) {
    save(file, () -> Png.write(image, file));
  }

  void text(Path file, String text) {
    save(file, () -> Files.writeString(file, text));
  }

  /// As it is now.
  void pdf(Path file, Figure figure) {
    var sketch = new Sketch();
    figure.draw(sketch);
    double width = figure.width();
    double height = figure.height();
    var title = figure.title();
    save(
        file,
        () -> {
          var pen = new PdfPen(width, height, title);
          sketch.draw(pen);
          Files.write(file, pen.pdf());
        });
  }

  /// @param writing gives the number of rows
  void rows(Path file, Work<Long> writing) {
    desk.runner()
        .start(
            "Export " + file.getFileName(),
            writing,
            rows -> saved(file, Figures.count(rows, "row")),
            this::failed);
  }

  private interface Writing {
    void run() throws Exception;
  }

  private void save(Path file, Writing writing) {
    desk.loader()
        .start(
            "Save " + file.getFileName(),
            progress -> {
              writing.run();
              return file;
            },
            done -> saved(done, ""),
            this::failed);
  }

  private void saved(Path file, String detail) {
    desk.tools().notices().toast(Tone.DONE, Words.of("Saved %s", file.getFileName()), detail);
  }

  private void failed(Exception reason) {
    var sentence = Problems.of(reason).sentence();
    desk.tools().notices().toast(Tone.REFUSE, Words.of("The file was not written"), sentence);
  }
}
