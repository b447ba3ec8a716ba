package io.driftglass.ui.monitor;

import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.ui.kit.part.Badge;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Locale;
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

  /// @param live titles of the versions in production
  Node row(AbTest test, java.util.Set<String> live) {
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

  private List<Node> actions(AbTest test, java.util.Set<String> live) {
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
