package io.driftglass.ui.chart;

import io.driftglass.data.Dataset;
import io.driftglass.data.Quality;
import io.driftglass.series.Channel;
import io.driftglass.series.Kind;
import io.driftglass.ui.chart.series.Marks;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Marks on a chart which values were filled in and which were removed. They are read beside the
/// window, after the chart has been painted: comparing a dataset with those it was made of takes a
/// moment.
public final class QualityMarks {
  private final TimeChart chart;
  private final Desk desk;
  private final HBox legend = new HBox(6);
  private int asked;

  public QualityMarks(TimeChart chart, Desk desk) {
    this.chart = chart;
    this.desk = desk;
    legend.setAlignment(Pos.CENTER_RIGHT);
    legend.managedProperty().bind(legend.visibleProperty());
  }

  /// What the marks mean, with their number; nothing where there are none.
  public Node legend() {
    return legend;
  }

  /// Reads those of the channels that the chart shows now.
  ///
  /// @param entity one of the dataset's
  public void show(Dataset dataset, String entity) {
    int mine = ++asked;
    legend.getChildren().clear();
    var tracks = chart.tracks();
    desk.loader()
        .start(
            "Find filled and removed values of " + dataset.title(),
            progress -> desk.workbench().datasets().quality(dataset, entity, progress),
            quality -> {
              if (mine == asked && chart.tracks().equals(tracks)) put(dataset, quality);
            },
            this::fail);
  }

  private void put(Dataset dataset, Quality quality) {
    var marks =
        chart.tracks().stream().map(track -> marks(dataset.channels(), track, quality)).toList();
    chart.setMarks(marks);
    legend(marks.stream().mapToInt(m -> m.filled().cardinality()).sum(), "%s filled", "disc-mark");
    legend(
        marks.stream().mapToInt(m -> m.removed().ticks().length).sum(), "%s removed", "ring-mark");
  }

  private static Marks marks(List<Channel> channels, Track track, Quality quality) {
    return IntStream.range(0, channels.size())
        .filter(c -> channels.get(c).kind() == Kind.NUMBER)
        .filter(c -> channels.get(c).title().equals(track.name()))
        .filter(c -> channels.get(c).unit().equals(track.unit()))
        .mapToObj(c -> Marks.of(quality, c))
        .findFirst()
        .orElse(Marks.NONE);
  }

  private void legend(int count, String what, String style) {
    if (count == 0) return;
    var mark = new Region();
    mark.getStyleClass().add(style);
    Label text = Texts.of(Words.of(what, Figures.count(count)), "small", "muted");
    text.setMinWidth(Region.USE_PREF_SIZE);
    legend.getChildren().addAll(mark, text);
  }

  private void fail(Exception failure) {
    desk.tools()
        .notices()
        .toast(
            Tone.REFUSE,
            Words.of("Filled and removed values are not marked"),
            Problems.of(failure).sentence());
  }
}
