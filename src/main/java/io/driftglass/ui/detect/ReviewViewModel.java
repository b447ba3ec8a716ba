package io.driftglass.ui.detect;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.NormalChances;
import io.driftglass.detect.Scores;
import io.driftglass.detect.threshold.Outlook;
import io.driftglass.evaluate.Evaluation;
import io.driftglass.evaluate.LevelProposal;
import io.driftglass.explain.WhatChanged;
import io.driftglass.job.Job;
import io.driftglass.job.Progress;
import io.driftglass.label.Annotation;
import io.driftglass.label.Label;
import io.driftglass.label.Marked;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.series.Frame;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.detect.Review;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What people say of the events of the shown search, why the chosen one is one, and how good the
/// search was. Every word can be taken back.
final class ReviewViewModel {
  private final Desk desk;
  private final DetectViewModel search;
  private final ReadOnlyObjectWrapper<List<Label>> labels =
      new ReadOnlyObjectWrapper<>(this, "labels", List.of());
  private final ReadOnlyObjectWrapper<Optional<WhatChanged>> told =
      new ReadOnlyObjectWrapper<>(this, "told", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Outlook>> outlook =
      new ReadOnlyObjectWrapper<>(this, "outlook", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<NormalChances>> chances =
      new ReadOnlyObjectWrapper<>(this, "chances", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Evaluation>> evaluation =
      new ReadOnlyObjectWrapper<>(this, "evaluation", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<LevelProposal>> proposal =
      new ReadOnlyObjectWrapper<>(this, "proposal", Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Review.Curve>> curve =
      new ReadOnlyObjectWrapper<>(this, "curve", Optional.empty());
  private final ReadOnlyObjectWrapper<List<Annotation>> notes =
      new ReadOnlyObjectWrapper<>(this, "notes", List.of());
  private Optional<Ranked> ranked = Optional.empty();
  private Optional<Looked> looked = Optional.empty();
  private Optional<Job> judging = Optional.empty();
  private Optional<Job> explaining = Optional.empty();
  private int asked;

  ReviewViewModel(Desk desk, DetectViewModel search) {
    this.desk = desk;
    this.search = search;
    search.detectedProperty().subscribe(detected -> judge());
    search.selectedProperty().subscribe(event -> explain());
  }

  /// What was said of the series, in the order of time.
  ReadOnlyObjectProperty<List<Label>> labelsProperty() {
    return labels.getReadOnlyProperty();
  }

  /// What changed with the chosen event; empty until it is known.
  ReadOnlyObjectProperty<Optional<WhatChanged>> toldProperty() {
    return told.getReadOnlyProperty();
  }

  /// What the threshold promises.
  ReadOnlyObjectProperty<Optional<Outlook>> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /// How well the chances of normal rows hold.
  ReadOnlyObjectProperty<Optional<NormalChances>> chancesProperty() {
    return chances.getReadOnlyProperty();
  }

  /// How good the search was; empty where nobody has said what is strange.
  ReadOnlyObjectProperty<Optional<Evaluation>> evaluationProperty() {
    return evaluation.getReadOnlyProperty();
  }

  /// Precision and recall of every threshold; empty where nobody has said what is strange.
  ReadOnlyObjectProperty<Optional<Review.Curve>> curveProperty() {
    return curve.getReadOnlyProperty();
  }

  /// A level that would do better by what was said; empty where the present one does best.
  ReadOnlyObjectProperty<Optional<LevelProposal>> proposalProperty() {
    return proposal.getReadOnlyProperty();
  }

  /// What was said of exactly this event.
  Optional<Label> said(AnomalyEvent event) {
    return of(labels.get(), event.interval());
  }

  private static Optional<Label> of(List<Label> labels, Interval stretch) {
    return labels.stream().filter(label -> label.interval().equals(stretch)).findFirst();
  }

  /// What people have said to be anomalies, in the order of time.
  List<Interval> marked() {
    return labels.get().stream()
        .filter(label -> label.verdict() == Verdict.ANOMALY)
        .map(Label::interval)
        .toList();
  }

  /// What was said of a stretch that overlaps this one.
  Optional<Label> saidWithin(Interval stretch) {
    return labels.get().stream().filter(label -> label.interval().overlaps(stretch)).findFirst();
  }

  /// What people have marked beside this event, nearest in time first.
  List<Marked> near(AnomalyEvent event) {
    return Marked.near(event.interval(), labels.get(), notes.get());
  }

  /// How many of the events something was said of.
  long reviewed() {
    return search.events().stream().filter(event -> said(event).isPresent()).count();
  }

  void accept() {
    say(Verdict.ANOMALY, before().map(Label::kind).orElse(0), note());
  }

  void reject() {
    say(Verdict.NORMAL, 0, note());
  }

  /// @param kind 1 to 9; an anomaly of that kind
  void kind(int kind) {
    say(Verdict.ANOMALY, kind, note());
  }

  void note(String text) {
    say(
        before().map(Label::verdict).orElse(Verdict.ANOMALY),
        before().map(Label::kind).orElse(0),
        text);
  }

  private String note() {
    return before().map(Label::text).orElse("");
  }

  private Optional<Label> before() {
    return Optional.ofNullable(search.selectedProperty().get()).flatMap(this::said);
  }

  private void say(Verdict verdict, int kind, String text) {
    var event = search.selectedProperty().get();
    if (event != null) say(List.of(event.interval()), new Said(verdict, kind, text));
  }

  /// Says something of the rows that are selected on the chart, whether or not an event was found
  /// there; nothing where none are.
  void mark(Verdict verdict) {
    var detected = search.detectedProperty().get();
    var brush = search.brushProperty().get();
    if (detected == null || brush == null) return;
    var frame = detected.frame();
    int from = frame.rowAt(brush.from());
    int until = frame.rowAt(brush.until());
    if (from < until) say(List.of(rows(frame, from, until)), new Said(verdict, 0, ""));
  }

  /// Says of the earlier stretches of the chosen event's shape what was said of it.
  void sayOfSimilar() {
    var detected = search.detectedProperty().get();
    if (detected == null || before().isEmpty() || told.get().isEmpty()) return;
    var word = before().get();
    var stretches =
        told.get().get().similar().stream()
            .map(match -> rows(detected.frame(), match.fromRow(), match.untilRow()))
            .toList();
    say(stretches, new Said(word.verdict(), word.kind(), word.text()));
  }

  private static Interval rows(Frame frame, int from, int until) {
    return new Interval(frame.tick(from), frame.tick(until - 1) + frame.interval());
  }

  /// One step that can be taken back.
  private void say(List<Interval> stretches, Said said) {
    var detected = search.detectedProperty().get();
    if (detected == null || stretches.isEmpty()) return;
    var before = labels.get();
    write(detected, stretches, said);
    desk.tools()
        .undo()
        .did(
            "label",
            () -> restore(detected, stretches, before),
            () -> write(detected, stretches, said));
  }

  private void write(Detected detected, List<Interval> stretches, Said said) {
    change(() -> stretches.forEach(stretch -> write(detected, stretch, said)));
  }

  private void write(Detected detected, Interval stretch, Said said) {
    desk.workbench()
        .review()
        .say(
            detected.dataset(),
            detected.entity(),
            stretch,
            said,
            System.getProperty("user.name", ""));
  }

  /// Each has the word again that it had, or none.
  private void restore(Detected detected, List<Interval> stretches, List<Label> before) {
    var review = desk.workbench().review();
    change(
        () -> {
          for (var stretch : stretches) {
            of(before, stretch)
                .ifPresentOrElse(
                    label ->
                        write(
                            detected,
                            stretch,
                            new Said(label.verdict(), label.kind(), label.text())),
                    () ->
                        review
                            .label(detected.dataset(), detected.entity(), stretch)
                            .ifPresent(label -> review.takeBack(label.id())));
          }
        });
  }

  private void change(Runnable write) {
    desk.loader()
        .start(
            "Label",
            progress -> {
              write.run();
              return true;
            },
            done -> judge(),
            search::refuse);
  }

  /// Labels, evaluation and proposal of the search anew. Of a threshold that is dragged the last
  /// place alone is judged; its dot on the curve goes along at once.
  private void judge() {
    int mine = ++asked;
    judging.ifPresent(Job::cancel);
    var detected = search.detectedProperty().get();
    if (detected == null) {
      show(Judged.NOTHING);
      return;
    }
    var known = ranked.filter(it -> it.scores == detected.scores());
    known.ifPresent(it -> curve.set(Optional.of(it.curve.at(detected))));
    judging =
        Optional.of(
            desk.loader()
                .start(
                    "Labels",
                    progress -> judged(detected, known, progress),
                    judged -> {
                      if (mine != asked) return;
                      ranked =
                          judged.curve.map(c -> new Ranked(detected.scores(), judged.labels, c));
                      show(judged);
                    },
                    search::refuse));
  }

  /// The curve of a search by what was said of it, wherever its threshold is.
  private record Ranked(Scores scores, List<Label> labels, Review.Curve curve) {}

  private Judged judged(Detected detected, Optional<Ranked> known, Progress progress) {
    var review = desk.workbench().review();
    var said = review.labels(detected.dataset(), detected.entity());
    var ranked =
        known
            .filter(it -> it.labels.equals(said))
            .map(it -> it.curve.at(detected))
            .or(() -> review.curve(detected));
    progress.check();
    var promised = review.outlook(detected);
    var held = review.chances(detected);
    progress.check();
    return new Judged(
        said,
        promised,
        held,
        review.evaluate(detected),
        ranked,
        desk.workbench().annotations().of(detected.dataset(), detected.entity()),
        Optional.of(review.propose(detected)).filter(LevelProposal::changes));
  }

  private void show(Judged judged) {
    notes.set(judged.notes);
    labels.set(judged.labels);
    outlook.set(judged.outlook);
    chances.set(judged.chances);
    curve.set(judged.curve);
    evaluation.set(judged.evaluation);
    proposal.set(judged.proposal);
  }

  private record Judged(
      List<Label> labels,
      Optional<Outlook> outlook,
      Optional<NormalChances> chances,
      Optional<Evaluation> evaluation,
      Optional<Review.Curve> curve,
      List<Annotation> notes,
      Optional<LevelProposal> proposal) {
    static final Judged NOTHING =
        new Judged(
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty());
  }

  /// Where the event and its rows are those that were looked at last, what was found stays.
  private void explain() {
    var event = search.selectedProperty().get();
    var detected = search.detectedProperty().get();
    boolean any = event != null && detected != null && event.untilRow() <= detected.frame().rows();
    var now =
        any
            ? Optional.of(new Looked(detected.frame(), event.fromRow(), event.untilRow()))
            : Optional.<Looked>empty();
    if (now.equals(looked)) return;
    looked = now;
    explaining.ifPresent(Job::cancel);
    told.set(Optional.empty());
    if (now.isEmpty()) return;
    var rows = now.get();
    explaining =
        Optional.of(
            desk.loader()
                .start(
                    "Why",
                    progress ->
                        desk.workbench()
                            .review()
                            .explain(rows.frame, rows.from, rows.until, progress),
                    found -> {
                      if (now.equals(looked)) told.set(Optional.of(found));
                    },
                    search::refuse));
  }

  private record Looked(Frame frame, int from, int until) {}

  /// Takes the proposed level.
  void takeProposal() {
    proposal.get().ifPresent(better -> search.moveLevel(better.level()));
  }
}
