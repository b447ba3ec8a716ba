package io.driftglass.ui.detect;

import io.driftglass.detect.NormalChances;
import io.driftglass.detect.threshold.Outlook;
import io.driftglass.evaluate.Evaluation;
import io.driftglass.evaluate.LevelProposal;
import io.driftglass.label.Label;
import io.driftglass.label.Verdict;
import io.driftglass.metric.Measure;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.KeyCap;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Said;
import io.driftglass.ui.kit.text.Times;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.detect.Review;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The lower part of the why panel: what changed around the event, earlier ones like it, what
/// people say of it, and how good the search was.
final class ReviewPanel extends VBox {
  private static final int KINDS = 9;
  private static final List<String> SHOWN =
      List.of("vus_pr", "point_f1", "event_f1", "affiliation_f1", "false_alarms_per_day");

  private final DetectViewModel search;
  private final ReviewViewModel review;
  private final VBox marked = new VBox(6);
  private final VBox word = new VBox(8);
  private final VBox promise = new VBox(6);
  private final VBox chances = new VBox(6);
  private final VBox figures = new VBox(6);
  private final VBox curve = new VBox(6);
  private final TextField note = new TextField();

  /// @param go shows another stretch
  ReviewPanel(DetectViewModel search, ReviewViewModel review, Consumer<Interval> go) {
    super(12);
    this.search = search;
    this.review = review;
    setId("review");
    note.setPromptText(Words.of("Note"));
    note.setOnAction(event -> review.note(note.getText()));
    getChildren()
        .setAll(
            new AroundPanel(search, review, go), marked, word, promise, chances, figures, curve);
    review.labelsProperty().subscribe(labels -> ofChosen());
    search.selectedProperty().subscribe(event -> ofChosen());
    review.proposalProperty().subscribe(proposal -> word());
    review.outlookProperty().subscribe(this::promise);
    review.chancesProperty().subscribe(this::chances);
    review.evaluationProperty().subscribe(this::figures);
    review.curveProperty().subscribe(this::curve);
  }

  /// Puts the caret into the note.
  void writeNote() {
    note.requestFocus();
  }

  private void ofChosen() {
    word();
    marked();
  }

  /// What people have marked near the chosen event.
  private void marked() {
    marked.getChildren().clear();
    var event = search.selectedProperty().get();
    var detected = search.detectedProperty().get();
    if (event == null || detected == null) return;
    var near = review.near(event);
    if (near.isEmpty()) return;
    var clock = detected.frame().clock();
    marked.getChildren().add(Texts.of(Words.of("Marked near it"), "small", "medium"));
    for (var one : near) {
      var when = Times.stretch(clock, one.interval().from(), one.interval().until());
      marked
          .getChildren()
          .add(
              new HBox(
                  8,
                  Texts.of(one.label().map(LabelWords::of).orElse(Words.of("Note")), "small"),
                  Texts.cuttable(
                      one.text().isEmpty() ? when : when + "  " + one.text(), "small", "muted")));
    }
  }

  private void word() {
    word.getChildren().clear();
    var event = search.selectedProperty().get();
    if (event == null) return;
    var said = review.said(event);
    note.setText(said.map(Label::text).orElse(""));
    word.getChildren().add(Texts.of(Words.of("Label"), "small", "medium"));
    word.getChildren()
        .add(
            new HBox(
                8,
                key("A", "Accept", is(said, Verdict.ANOMALY), review::accept),
                key("R", "Reject", is(said, Verdict.NORMAL), review::reject)));
    word.getChildren().add(note);
    var kinds = new FlowPane(4, 4);
    for (int kind = 1; kind <= KINDS; kind++) {
      int chosen = kind;
      boolean on = said.filter(label -> label.kind() == chosen).isPresent();
      var button = key("", Integer.toString(kind), on, () -> review.kind(chosen));
      button.setAccessibleText(Words.of("Class %s", kind));
      kinds.getChildren().add(button);
    }
    word.getChildren().add(kinds);
    word.getChildren()
        .add(
            Texts.wrapped(
                Words.of(
                    "An accepted event is left out of what is learnt next; Ctrl Z takes a word"
                        + " back."),
                "small",
                "muted"));
    review.proposalProperty().get().ifPresent(proposal -> word.getChildren().add(better(proposal)));
  }

  private static boolean is(Optional<Label> said, Verdict verdict) {
    return said.filter(label -> label.verdict() == verdict).isPresent();
  }

  private static Button key(String cap, String text, boolean on, Runnable run) {
    var button = Buttons.small(text, run);
    if (!cap.isEmpty()) button.setGraphic(KeyCap.of(cap));
    if (on) button.getStyleClass().add("on");
    return button;
  }

  private Node better(LevelProposal proposal) {
    var box =
        new VBox(
            6,
            Texts.wrapped(
                Words.of(
                    "By what was said a threshold of %s would do better: %d events instead of %d,"
                        + " %d of %d rejected and %d of %d accepted ones stay.",
                    Figures.value(proposal.level()),
                    proposal.eventsAfter(),
                    proposal.eventsBefore(),
                    proposal.rejectedAfter(),
                    proposal.rejectedBefore(),
                    proposal.acceptedAfter(),
                    proposal.acceptedBefore()),
                "small"),
            Buttons.small("Take it", review::takeProposal));
    box.getStyleClass().addAll("inset", "pad12");
    return box;
  }

  private void promise(Optional<Outlook> outlook) {
    promise.getChildren().clear();
    if (outlook.isEmpty()) return;
    var told = outlook.get();
    promise
        .getChildren()
        .addAll(
            Spacer.rule(),
            Texts.of(Words.of("What the threshold promises"), "small", "medium"),
            Texts.wrapped(
                Words.of(
                    "%s alarms in 1,000 normal rows, by %s.",
                    Figures.fixed(told.alarmsPer1000Rows(), 2),
                    Figures.count(told.normalRows(), "normal score")),
                "small"),
            Texts.wrapped(
                told.missRate().isEmpty()
                    ? Words.of(
                        "What it misses cannot be told: no anomaly is known yet. Accept some.")
                    : Words.of(
                        "It misses %s of the known anomalies, n %s.",
                        Figures.percent(told.missRate().getAsDouble()),
                        Figures.count(told.knownEvents())),
                "small",
                "muted"));
  }

  private void chances(Optional<NormalChances> told) {
    chances.getChildren().clear();
    if (told.isEmpty()) return;
    var held = told.get();
    chances
        .getChildren()
        .addAll(
            Spacer.rule(),
            Texts.of(Words.of("Whether the confidence holds"), "small", "medium"),
            new ChancesPlot(held),
            Texts.wrapped(
                Words.of(
                    "Chance of scoring as high, 0 to 1: bars that end on the line are as promised."
                        + " Here up to %s of %s without events are off.",
                    Figures.percent(held.off()), Figures.count(held.rows(), "row")),
                "small",
                "muted"));
  }

  private void curve(Optional<Review.Curve> told) {
    curve.getChildren().clear();
    if (told.isEmpty()) return;
    var here = told.get().here();
    curve
        .getChildren()
        .addAll(
            new CurvePlot(told.get().curve(), here),
            Texts.wrapped(
                Words.of(
                    "Precision over recall of every threshold, row by row; the dot is the present"
                        + " one: precision %s, recall %s.",
                    Figures.fixed(here.precision(), 2), Figures.fixed(here.recall(), 2)),
                "small",
                "muted"));
  }

  private void figures(Optional<Evaluation> evaluation) {
    figures.getChildren().clear();
    if (evaluation.isEmpty()) return;
    var judged = evaluation.get();
    figures
        .getChildren()
        .addAll(
            Spacer.rule(),
            Texts.of(Words.of("How good the search was"), "small", "medium"),
            Texts.wrapped(
                Words.of(
                    "By labels on %s (%s), %s of them anomalies.",
                    Figures.count(judged.rows(), "row"),
                    judged.split(),
                    Figures.count(judged.labelledRows())),
                "small",
                "muted"));
    for (var figure : judged.figures()) {
      if (SHOWN.contains(figure.key())) figures.getChildren().add(fact(figure));
    }
  }

  private static Node fact(Evaluation.Figure figure) {
    var value =
        switch (figure.measure()) {
          case Measure.Value(double number, long n) ->
              Figures.fixed(number, 2) + "  n " + Figures.count(n);
          case Measure.NotComputable(String because) -> "n/a: " + Said.of(because);
        };
    return new HBox(
        8,
        Texts.of(Words.of(figure.title()), "small", "muted"),
        Spacer.grow(),
        Texts.cuttable(value, "small"));
  }
}
