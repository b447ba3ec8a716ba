package io.driftglass.ui.monitor;

import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.ui.chart.TrendChart;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The content of the card of A/B tests.
final class TestRows {
  private final MonitorViewModel model;

  TestRows(MonitorViewModel model) {
    this.model = model;
  }

  /// The newest test with how its gain has gone from look to look, then the others.
  ///
  /// @param tests newest first
  /// @param live titles of the versions in production
  List<Node> rows(List<AbTest> tests, Set<String> live) {
    var rows = new ArrayList<Node>();
    for (var test : tests) {
      rows.add(row(test, live));
      if (rows.size() == 1 && test.looks().size() > 1) rows.add(gains(test));
    }
    return rows;
  }

  private static Node gains(AbTest test) {
    var chart = new TrendChart();
    var points = new ArrayList<TrendChart.Point>();
    long from = 0;
    for (var look : test.looks()) {
      points.add(
          new TrendChart.Point(
              from, look.rows(), look.gain(), Double.NaN, look.low(), look.high(), gain(look)));
      from = look.rows() + 1L;
    }
    chart.show(
        new TrendChart.Names(
            Words.of("gain of B with its bounds"),
            "",
            Words.of("no difference"),
            Figures.count(test.looks().getFirst().rows(), "row"),
            Figures.count(test.looks().getLast().rows(), "row")),
        points,
        List.of(),
        OptionalDouble.of(0),
        look -> {});
    chart.setPadding(new Insets(8, 16, 8, 16));
    return chart;
  }

  private Node row(AbTest test, Set<String> live) {
    var outcome =
        test.winner()
            .map(winner -> Words.of("%s is better", winner))
            .orElse(
                test.status() == AbTest.Status.COMPLETED
                    ? Words.of("no difference found")
                    : Words.of("no result yet"));
    if (!test.looks().isEmpty()) outcome += ", " + gain(test.looks().getLast());
    var said = MonitorRows.when(test.started()) + " · " + mode(test) + " · " + outcome;
    var told = Texts.wrapped(said, "small", "muted");
    told.setMinHeight(Region.USE_PREF_SIZE);
    var words = new VBox(2, Texts.cuttable(test.name(), "medium"), told);
    words.setAlignment(Pos.CENTER_LEFT);
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    var actions = new VBox(4, badge(test));
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(Region.USE_PREF_SIZE);
    actions.getChildren().addAll(actions(test, live));
    var row = new HBox(12, words, actions);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("check");
    Tooltip.install(row, new Tooltip(test.sentence()));
    return row;
  }

  private List<Node> actions(AbTest test, Set<String> live) {
    if (test.status() == AbTest.Status.RUNNING) {
      return test.open()
          ? List.of(
              Buttons.small("Look now", () -> model.look(test)),
              Buttons.link("Stop", () -> model.stop(test)))
          : List.of(Buttons.link("Stop", () -> model.stop(test)));
    }
    if (test.winner().isEmpty()) return List.of();
    return live.contains(test.winner().get())
        ? List.of(Buttons.small("Roll back", () -> model.rollBack(test)))
        : List.of(Buttons.small("Promote", () -> model.promote(test)));
  }

  private static Node badge(AbTest test) {
    var text = Words.of(test.status().name().toLowerCase(Locale.ROOT));
    return test.status() == AbTest.Status.RUNNING ? Badge.of(text, "accent") : Badge.of(text);
  }

  private static String mode(AbTest test) {
    return switch (test.mode()) {
      case REPLAY -> Words.of("on rows that were there");
      case SHADOW -> Words.of("both on coming rows");
      case SPLIT -> Words.of("%s of coming rows to B", Figures.percent(test.split()));
    };
  }

  private static String gain(Look last) {
    return Words.of(
        "gain of B %s, between %s and %s over %s",
        Figures.value(last.gain()),
        Figures.value(last.low()),
        Figures.value(last.high()),
        Figures.count(last.rows(), "row"));
  }
}
