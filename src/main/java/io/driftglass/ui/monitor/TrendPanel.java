package io.driftglass.ui.monitor;

import io.driftglass.metric.Measure;
import io.driftglass.monitor.Performance;
import io.driftglass.monitor.PerformanceTrend;
import io.driftglass.monitor.estimate.Estimate;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.TrendChart;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The content of the performance card: where a metric is heading, what was estimated without
/// labels, and what was done.
final class TrendPanel extends VBox {
  private static final List<String> SHOWN =
      List.of(
          "mase",
          "mae",
          "f1_score",
          "precision",
          "recall",
          "point_f1",
          "point_precision",
          "point_recall",
          "alarm_rate");

  /// More metrics stand in a menu.
  private static final int SIDE_BY_SIDE = 2;

  private final Label sentence;
  private final Consumer<Interval> open;
  private String metric = "";
  private Reach reach = Reach.ALL;

  /// @param sentence of the card, set to the newest figure
  /// @param open a stretch of rows that was clicked
  TrendPanel(Label sentence, Consumer<Interval> open) {
    super(8);
    this.sentence = sentence;
    this.open = open;
  }

  /// @param board with a trend
  void show(Board board, Reach newReach) {
    reach = newReach;
    var known = board.metrics(SHOWN);
    var trend = board.trend().orElseThrow();
    if (!known.contains(metric)) {
      metric =
          known.contains(trend.metric()) || known.isEmpty() ? trend.metric() : known.getFirst();
    }
    fill(board, choice(board, known));
  }

  private Node choice(Board board, List<String> known) {
    if (known.size() < 2) return new HBox();
    if (known.size() > SIDE_BY_SIDE) return menu(board, known);
    var choice = new Segments(known.stream().map(TrendPanel::plain).toList(), plain(metric));
    choice
        .chosenProperty()
        .subscribe(
            (before, now) -> {
              metric = known.stream().filter(m -> plain(m).equals(now)).findFirst().orElseThrow();
              fill(board, choice);
            });
    return choice;
  }

  private MenuButton menu(Board board, List<String> known) {
    var menu = new MenuButton(name(metric));
    menu.getStyleClass().add("sm");
    menu.setMinWidth(USE_PREF_SIZE);
    for (var one : known) {
      var item = new MenuItem(name(one));
      item.setOnAction(
          event -> {
            metric = one;
            menu.setText(name(one));
            fill(board, menu);
          });
      menu.getItems().add(item);
    }
    return menu;
  }

  private void fill(Board board, Node choice) {
    var all = board.windows().stream().filter(f -> f.metric().equals(metric)).toList();
    var figures = reach.of(all, WindowFigure::at);
    var trend = figures.isEmpty() ? reached(board.trend().orElseThrow()) : Board.trend(figures);
    head(trend);
    var badge =
        switch (trend.direction()) {
          case WORSE -> Badge.of(Words.of("getting worse"), "warn");
          case BETTER -> Badge.of(Words.of("getting better"), "good");
          case STEADY -> Badge.of(Words.of("steady"));
          case UNKNOWN -> Badge.of(Words.of("too few to say"));
        };
    var words = new HBox(8, badge, Texts.cuttable(said(trend), "small", "muted"));
    words.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    var line = new HBox(12, words, choice);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("pad12");
    getChildren().setAll(line);
    if (figures.size() > 1) getChildren().add(chart(board, trend, figures));
    getChildren().add(notes(board, trend.metric(), figures));
  }

  /// What the badge does not say.
  private static String said(PerformanceTrend trend) {
    int count = trend.points().size();
    if (count < 2) return Words.of("a trend needs two measurements");
    if (trend.direction() == PerformanceTrend.Direction.STEADY) {
      return Words.of(
          "no trend beyond chance, p %s, n %s",
          Figures.fixed(trend.p().value(), 2), Figures.count(count));
    }
    double slope = trend.slopeADay().value();
    var size = Figures.value(Math.abs(slope));
    var way =
        trend.stepwise()
            ? slope < 0 ? Words.of("falling %s a step", size) : Words.of("rising %s a step", size)
            : slope < 0 ? Words.of("falling %s a day", size) : Words.of("rising %s a day", size);
    return way + ", n " + Figures.count(count);
  }

  /// What was estimated of the newest stretch, and what the newest validation said, to hold the
  /// trend against.
  private static Node notes(Board board, String metric, List<WindowFigure> figures) {
    var said = new ArrayList<String>();
    if (!figures.isEmpty()) said.add(estimated(figures.getLast()));
    board.validated().map(p -> validated(p, metric)).ifPresent(said::add);
    var line = Texts.wrapped(String.join(" ", said), "small", "muted");
    line.setMinHeight(USE_PREF_SIZE);
    line.setPadding(new Insets(0, 16, 10, 16));
    if (!figures.isEmpty()) {
      line.setTooltip(new Tooltip(Words.of(Estimate.assumes(figures.getLast().metric()))));
    }
    return line;
  }

  private static String validated(Performance performance, String metric) {
    var value = performance.metrics().get(metric);
    if (value != null) {
      return Words.of(
          "Validation: %s on %s of %s.",
          Figures.value(value), Figures.count(performance.rows(), "row"), performance.dataset());
    }
    var why = performance.notComputed().getOrDefault(metric, Words.of("not part of a validation"));
    return Words.of("Validation: not known, %s.", why);
  }

  private static String estimated(WindowFigure last) {
    var estimate = last.estimate();
    return estimate.given()
        ? Words.of(
            "Estimated without labels: %s, standard error %s%s.",
            Figures.value(estimate.value()), Figures.value(estimate.error()), said(last))
        : Words.of("Not estimated: %s.", estimate.because());
  }

  private PerformanceTrend reached(PerformanceTrend trend) {
    var points = reach.of(trend.points(), PerformanceTrend.Point::at);
    return PerformanceTrend.of(points, trend.metric());
  }

  private void head(PerformanceTrend trend) {
    if (trend.points().isEmpty()) {
      sentence.setText(Words.of("%s not known yet", name(trend.metric())));
      return;
    }
    var last = trend.points().getLast();
    sentence.setText(
        name(trend.metric())
            + " "
            + Figures.value(last.value())
            + ", "
            + Figures.count(last.rows(), "row"));
  }

  private static String said(WindowFigure figure) {
    return switch (figure.agreement(Performance.smallerIsBetter(figure.metric()))) {
      case AS_ESTIMATED -> Words.of(", as it came");
      case BETTER -> Words.of(", better came");
      case WORSE -> Words.of(", worse came: what the model has learnt no longer holds");
      case UNKNOWN -> "";
    };
  }

  private Node chart(Board board, PerformanceTrend trend, List<WindowFigure> figures) {
    var chart = new TrendChart();
    chart.show(
        new TrendChart.Names(
            Words.of("realised"),
            Words.of("estimated, two standard errors"),
            Words.of("baseline"),
            MonitorRows.day(figures.getFirst().until()),
            MonitorRows.day(figures.getLast().until())),
        figures.stream().map(TrendPanel::point).toList(),
        board.marks(),
        trend.baseline() instanceof Measure.Value(double level, long n)
            ? OptionalDouble.of(level)
            : OptionalDouble.empty(),
        point -> open.accept(new Interval(point.from(), point.until() + 1)));
    chart.setPadding(new Insets(0, 16, 0, 16));
    VBox.setVgrow(chart, Priority.ALWAYS);
    return chart;
  }

  private static TrendChart.Point point(WindowFigure figure) {
    var estimate = figure.estimate();
    var text =
        Words.of("%s to %s", figure.from(), figure.until())
            + (figure.realised().isPresent()
                ? "\n" + Words.of("realised") + " " + Figures.value(figure.realised().getAsDouble())
                : "")
            + (estimate.given()
                ? "\n"
                    + Words.of(
                        "estimated %s, standard error %s",
                        Figures.value(estimate.value()), Figures.value(estimate.error()))
                : "")
            + "\n"
            + Words.of("Click to see the rows");
    return new TrendChart.Point(
        figure.fromTick(),
        figure.untilTick(),
        figure.realised().orElse(Double.NaN),
        estimate.value(),
        estimate.low(),
        estimate.high(),
        text);
  }

  static String name(String metric) {
    return Words.of(plain(metric));
  }

  private static String plain(String metric) {
    return switch (metric) {
      case "f1_score" -> "Event F1";
      case "point_f1" -> "Point F1";
      case "precision" -> "Precision";
      case "recall" -> "Recall";
      case "point_precision" -> "Point precision";
      case "point_recall" -> "Point recall";
      case "alarm_rate" -> "Alarm rate";
      default -> metric.toUpperCase(java.util.Locale.ROOT);
    };
  }
}
