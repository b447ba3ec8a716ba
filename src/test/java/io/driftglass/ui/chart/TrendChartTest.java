package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Mouse;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;

class TrendChartTest {
  private static final double NAN = Double.NaN;
  private static final TrendChart.Names NAMES =
      new TrendChart.Names("realised", "estimated", "baseline", "1 Jan", "4 Jan");

  /// The third stretch has no realised figure, the first no estimate.
  private static final List<TrendChart.Point> POINTS =
      List.of(
          new TrendChart.Point(0, 9, 1, NAN, NAN, NAN, "one"),
          new TrendChart.Point(10, 19, 2, 1.5, 1, 2, "two"),
          new TrendChart.Point(20, 29, NAN, 1.6, 1.1, 2.1, "three"),
          new TrendChart.Point(30, 39, 3, 1.7, 1.2, 2.2, "four"));

  @Test
  void realised_and_estimated_figures_a_band_the_baseline_and_marks_are_drawn() throws Exception {
    var opened = new ArrayList<String>();
    var chart = chart(opened);
    var curves =
        Fx.call(() -> chart.lookupAll(".curve").stream().filter(Polyline.class::isInstance));
    assertEquals(
        List.of(6, 4, 2),
        curves.map(Polyline.class::cast).map(line -> line.getPoints().size()).toList());
    assertEquals(1, Fx.call(() -> chart.lookupAll(".trend-band").size()));
    var band = (Polygon) Fx.call(() -> chart.lookup(".trend-band"));
    assertEquals(12, band.getPoints().size());
    var marks = Fx.call(() -> List.copyOf(chart.lookupAll(".trend-mark")));
    assertEquals(
        2, marks.size(), "one before the first stretch is left out, two at the end are one");
    double end = ((Line) marks.getLast()).getStartX();
    double last = ((Circle) discs(chart).getLast()).getCenterX();
    assertEquals(last, end, 1);
  }

  @Test
  void a_click_on_a_stretch_opens_it() throws Exception {
    var opened = new ArrayList<String>();
    var disc = discs(chart(opened)).get(2);
    Fx.run(() -> disc.fireEvent(Mouse.of(MouseEvent.MOUSE_CLICKED, 0, 0, MouseButton.PRIMARY)));
    assertEquals(List.of("three"), opened);
  }

  @Test
  void nothing_and_a_single_stretch_are_drawn_without_a_fault() throws Exception {
    var chart =
        Fx.call(
            () -> {
              var made = new TrendChart();
              made.show(NAMES, List.of(), List.of(), OptionalDouble.empty(), point -> {});
              Snapshot.stage(made, 500, 300, Theme.LIGHT);
              return made;
            });
    assertEquals(0, discs(chart).size());
    Fx.run(
        () ->
            chart.show(NAMES, POINTS.subList(1, 2), List.of(), OptionalDouble.of(2), point -> {}));
    assertEquals(1, discs(chart).size());
    var disc = (Circle) discs(chart).getFirst();
    assertTrue(Double.isFinite(disc.getCenterX()) && Double.isFinite(disc.getCenterY()));
  }

  private static TrendChart chart(List<String> opened) throws Exception {
    return Fx.call(
        () -> {
          var chart = new TrendChart();
          chart.show(
              NAMES,
              POINTS,
              List.of(
                  new TrendChart.Mark(2, "mdomz-model_training", "before"),
                  new TrendChart.Mark(19, "mdomz-model_training", "trained"),
                  new TrendChart.Mark(70, "mdal-arrow_upward", "promoted"),
                  new TrendChart.Mark(90, "mdomz-undo", "put back")),
              OptionalDouble.of(1.5),
              point -> opened.add(point.text()));
          Snapshot.stage(chart, 500, 300, Theme.LIGHT);
          return chart;
        });
  }

  private static List<javafx.scene.Node> discs(TrendChart chart) throws Exception {
    return Fx.call(() -> List.copyOf(chart.lookupAll(".trend-point")));
  }
}
