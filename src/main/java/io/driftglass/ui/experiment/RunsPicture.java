package io.driftglass.ui.experiment;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.ui.chart.ParallelAxes;
import io.driftglass.ui.chart.PointPlot;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Chip;
import io.driftglass.ui.kit.part.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Several runs as pictures: parallel coordinates over what differs and what came of it, and two
/// figures against each other.
final class RunsPicture extends VBox {
  private static final int MOST_PARAMETERS = 3;
  private static final int MOST_METRICS = 3;

  /// What tells rows from rows, not trials from trials.
  private static final Pattern ROWS = Pattern.compile("search\\..*|resumed_from");

  private final ParallelAxes axes = new ParallelAxes();
  private final PointPlot points = new PointPlot();
  private final HBox choices = new HBox(8);
  private final Card parallel = new Card("Parallel coordinates", axes);
  private final Card scatter = new Card("Two figures", choices, points);
  private String across = "";
  private String up = "";

  RunsPicture() {
    super(12);
    setId("runs-picture");
    axes.getStyleClass().add("pad");
    points.getStyleClass().add("pad");
    choices.getStyleClass().add("pad12");
    managedProperty().bind(visibleProperty());
    getChildren().addAll(parallel, scatter);
  }

  void show(Comparison compared) {
    var metrics = List.copyOf(compared.metrics().keySet());
    boolean several = compared.runs().size() > 1;
    setVisible(several && !metrics.isEmpty());
    if (!isVisible()) return;
    var shown = axes(compared);
    Room.of(parallel, shown.size() > 1);
    axes.show(shown, compared.runs().stream().map(RunsPicture::name).toList());
    Room.of(scatter, metrics.size() > 1);
    if (!metrics.contains(across)) across = metrics.getFirst();
    if (!metrics.contains(up) || up.equals(across)) up = metrics.getLast();
    scatter(compared, metrics);
  }

  /// What differs, then what came of it: figures that most runs have come first.
  static List<ParallelAxes.Axis> axes(Comparison compared) {
    var axes = new ArrayList<ParallelAxes.Axis>();
    compared.differing().entrySet().stream()
        .filter(differing -> differing.getValue().stream().distinct().count() > 1)
        .filter(differing -> !ROWS.matcher(differing.getKey()).matches())
        .limit(MOST_PARAMETERS)
        .forEach(e -> axes.add(ParallelAxes.Axis.of(words(e.getKey()), e.getValue())));
    compared.metrics().entrySet().stream()
        .sorted((a, b) -> Long.compare(known(b.getValue()), known(a.getValue())))
        .limit(MOST_METRICS)
        .forEach(
            e ->
                axes.add(
                    ParallelAxes.Axis.of(
                        words(e.getKey()),
                        e.getValue().stream().mapToDouble(Double::doubleValue).toArray())));
    return axes;
  }

  private void scatter(Comparison compared, List<String> metrics) {
    choices
        .getChildren()
        .setAll(
            Chip.choice(
                "Across",
                words(across),
                120,
                metrics,
                metric -> {
                  across = metric;
                  scatter(compared, metrics);
                }),
            Chip.choice(
                "Up",
                words(up),
                120,
                metrics,
                metric -> {
                  up = metric;
                  scatter(compared, metrics);
                }));
    var x = compared.metrics().get(across);
    var y = compared.metrics().get(up);
    var shown = new ArrayList<PointPlot.Point>();
    for (int i = 0; i < compared.runs().size(); i++) {
      shown.add(new PointPlot.Point(name(compared.runs().get(i)), x.get(i), y.get(i)));
    }
    points.show(shown);
  }

  private static long known(List<Double> values) {
    return values.stream().filter(Double::isFinite).count();
  }

  private static String name(Run run) {
    return "#" + run.id() + " " + run.title();
  }

  private static String words(String name) {
    return name.replace('_', ' ');
  }
}
