package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.ui.chart.Sparkline;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// One dataset in the list: name, version, what its file lacked, its size and span.
final class DatasetCard extends VBox {
  /// @param shape a few hundred values of its first channel; none where it is not known yet
  DatasetCard(Dataset dataset, Optional<double[]> shape) {
    super(6);
    var name = Texts.cuttable(dataset.name(), "medium");
    var version = Texts.of("v" + dataset.version(), "small", "muted");
    var head = new HBox(6, name, version, Spacer.grow(), badge(dataset));
    head.setAlignment(Pos.CENTER_LEFT);
    var size =
        "%s × %d · %s"
            .formatted(
                Figures.count(dataset.rows()),
                dataset.channels().size(),
                Times.interval(dataset.clock(), dataset.interval()));
    var foot =
        new HBox(
            8,
            Texts.of(size, "micro", "muted"),
            Spacer.grow(),
            Texts.cuttable(
                Times.span(dataset.clock(), dataset.from(), dataset.until()), "micro", "muted"));
    getChildren().add(head);
    shape.ifPresent(
        values -> {
          var line = new Sparkline(240, 30);
          line.show(values);
          getChildren().add(line);
        });
    getChildren().add(foot);
    getStyleClass().addAll("card", "dataset-card");
  }

  /// What is known to be wrong without reading the rows.
  private static Label badge(Dataset dataset) {
    if (dataset.rejected() > 0) {
      return Badge.of(Words.of("%s rejected", Figures.count(dataset.rejected())), "warn");
    }
    if (dataset.gaps() > 0) return Badge.of(Figures.count(dataset.gaps(), "gap"), "warn");
    if (dataset.duplicates() > 0) {
      return Badge.of(Figures.count(dataset.duplicates(), "repeat"), "warn");
    }
    return Badge.of(Words.of("no gaps"), "good");
  }
}
