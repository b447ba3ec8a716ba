package io.driftglass.ui.experiment;

import io.driftglass.experiment.Comparison;
import io.driftglass.experiment.Run;
import io.driftglass.ui.chart.CurveChart;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.Card;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Names;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.train.TrainingQueue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One run with all that is known of it, or several side by side: what differs, the figures, the
/// curves over each other.
final class ComparisonPane extends VBox {
  private static final int MOST = 6;
  private static final double BELOW = 420;

  /// Lines of a log that are shown: the last ones.
  private static final int MOST_LINES = 200;

  private final Consumer<String> tag;
  private final Consumer<String> note;
  private final LongConsumer trials;
  private final VBox log = new VBox(2);
  private final VBox facts = new VBox(10);
  private final CurveChart curves = new CurveChart();
  private final Card curveCard = new Card("Curves", curves);
  private final Card factCard;
  private final RunsPicture picture = new RunsPicture();

  /// @param trials shows the trials of a search
  /// @param lines of the log of the one run that is shown
  ComparisonPane(
      Consumer<String> tag,
      Consumer<String> note,
      LongConsumer trials,
      ObservableList<String> lines) {
    super(12);
    this.trials = trials;
    log.setId("run-log");
    lines.addListener((ListChangeListener<String>) change -> log(lines));
    this.tag = tag;
    this.note = note;
    facts.getStyleClass().add("pad");
    var scroll = new ScrollPane(facts);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    factCard = new Card("Run", scroll);
    VBox.setVgrow(factCard, Priority.ALWAYS);
    curves.getStyleClass().add("pad");
    curveCard.managedProperty().bind(curveCard.visibleProperty());
    var below = new ScrollPane(new VBox(12, picture, curveCard));
    below.setFitToWidth(true);
    below.getStyleClass().add("plain");
    below.managedProperty().bind(below.visibleProperty());
    below.visibleProperty().bind(picture.visibleProperty().or(curveCard.visibleProperty()));
    below.setMaxHeight(BELOW);
    below.setPrefHeight(BELOW);
    getChildren().addAll(factCard, below);
  }

  void show(Comparison compared) {
    var runs = compared.runs().stream().limit(MOST).toList();
    boolean one = runs.size() == 1;
    factCard.sentence().setText(sentence(compared));
    facts.getChildren().clear();
    if (one) {
      var run = runs.getFirst();
      facts.getChildren().addAll(Texts.wrapped(run.title(), "medium"), edits(run));
      if (!run.message().isBlank()) facts.getChildren().add(Texts.wrapped(run.message(), "small"));
      if (TrainingQueue.searches(run)) {
        facts.getChildren().add(Buttons.link("Its trials", () -> trials.accept(run.id())));
      }
      facts.getChildren().add(table(runs, Words.of("Figures"), metrics(compared)));
      Map<String, List<String>> parameters = new TreeMap<>();
      run.parameters()
          .forEach((name, value) -> parameters.put(name, List.of(Names.parameter(value))));
      facts.getChildren().add(table(runs, Words.of("Parameters"), parameters));
      facts.getChildren().add(log);
    } else {
      facts.getChildren().add(table(runs, Words.of("Figures"), metrics(compared)));
      facts.getChildren().add(table(runs, Words.of("What differs"), told(compared.differing())));
    }
    picture.show(compared);
    showCurves(compared, one);
  }

  private void log(List<String> lines) {
    log.getChildren().clear();
    if (lines.isEmpty()) return;
    log.getChildren().add(Texts.of(Words.of("Log"), "micro", "subtle"));
    lines.stream()
        .skip(Math.max(0, lines.size() - MOST_LINES))
        .forEach(line -> log.getChildren().add(Texts.wrapped(line, "mono")));
  }

  private static String sentence(Comparison compared) {
    int count = compared.runs().size();
    if (count == 1) return "#" + compared.runs().getFirst().id();
    return count <= MOST
        ? Words.of("%d runs side by side", count)
        : Words.of("the first %d of %d chosen runs", MOST, count);
  }

  private Node edits(Run run) {
    var tags = new TextField(String.join(", ", run.tags()));
    tags.setId("tags");
    tags.setPromptText(Words.of("Tags: a, b"));
    tags.setOnAction(event -> tag.accept(tags.getText()));
    var notes = new TextField(run.notes());
    notes.setId("notes");
    notes.setPromptText(Words.of("Notes"));
    notes.setOnAction(event -> note.accept(notes.getText()));
    HBox.setHgrow(tags, Priority.ALWAYS);
    HBox.setHgrow(notes, Priority.ALWAYS);
    return new HBox(8, tags, notes);
  }

  private static Map<String, List<String>> told(Map<String, List<String>> parameters) {
    var told = new LinkedHashMap<String, List<String>>();
    parameters.forEach(
        (name, values) -> told.put(name, values.stream().map(Names::parameter).toList()));
    return told;
  }

  private static Map<String, List<String>> metrics(Comparison compared) {
    var texts = new LinkedHashMap<String, List<String>>();
    compared
        .metrics()
        .forEach(
            (name, values) ->
                texts.put(name, values.stream().map(v -> Names.figure(name, v)).toList()));
    return texts;
  }

  private static Node table(List<Run> runs, String heading, Map<String, List<String>> rows) {
    var grid = new GridPane(runs.size() > 3 ? 8 : 16, 4);
    grid.add(Texts.of(heading, "micro", "subtle"), 0, 0);
    if (runs.size() > 1) {
      for (int i = 0; i < runs.size(); i++) {
        grid.add(Texts.of("#" + runs.get(i).id(), "micro", "subtle"), i + 1, 0);
      }
    }
    int line = 1;
    for (var row : rows.entrySet()) {
      grid.add(Texts.of(Names.title(row.getKey()), "small", "muted"), 0, line);
      for (int i = 0; i < Math.min(runs.size(), row.getValue().size()); i++) {
        Label value = Texts.cuttable(row.getValue().get(i), "small");
        value.setMaxWidth(runs.size() == 1 ? 260 : 130);
        grid.add(value, i + 1, line);
      }
      line++;
    }
    if (rows.isEmpty()) grid.add(Texts.of(Words.of("none"), "small", "muted"), 0, line);
    return grid;
  }

  /// Of one run all its curves; of several those of the first name they share.
  private void showCurves(Comparison compared, boolean one) {
    var names = compared.curveNames();
    var shown = new LinkedHashMap<String, Map<Long, Double>>();
    if (one && !names.isEmpty()) {
      shown.putAll(compared.curves().getFirst());
    } else if (!names.isEmpty()) {
      var name =
          names.stream()
              .filter(n -> n.endsWith("validation_loss"))
              .findFirst()
              .orElse(names.getFirst());
      compared.curve(name).forEach((id, curve) -> shown.put("#" + id + " " + name, curve));
    }
    curveCard.setVisible(!shown.isEmpty());
    curves.show("epoch", shown);
  }
}
