package io.driftglass.ui.data;

import io.driftglass.data.Dataset;
import io.driftglass.data.ingest.RejectedRow;
import io.driftglass.data.profile.Finding;
import io.driftglass.detect.Severity;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.part.Buttons;
import io.driftglass.ui.kit.part.SeverityMark;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Times;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What was found in the data, a sentence a card, with a link to the place.
final class FindingCards extends GridPane {
  private static final int IN_A_ROW = 3;

  /// Rows shown before and after an outlier.
  private static final int SIDE_ROWS = 30;

  private final DataViewModel model;
  private final Runnable rejects;
  private Optional<Dataset> shownOf = Optional.empty();
  private boolean all;

  /// @param rejects shows the rows that were left out
  FindingCards(DataViewModel model, Runnable rejects) {
    super(12, 12);
    this.model = model;
    this.rejects = rejects;
    model.lookProperty().subscribe(this::show);
  }

  private void show(Look look) {
    if (!look.dataset().equals(shownOf)) all = false;
    shownOf = look.dataset();
    getChildren().clear();
    getColumnConstraints().clear();
    setManaged(!look.findings().isEmpty());
    look.dataset()
        .ifPresent(
            dataset -> {
              long most = all ? Long.MAX_VALUE : IN_A_ROW;
              var findings = look.findings().stream().limit(most).toList();
              for (int i = 0; i < findings.size(); i++) {
                add(card(findings.get(i), dataset), i % IN_A_ROW, i / IN_A_ROW);
              }
              int columns = Math.min(IN_A_ROW, findings.size());
              for (int i = 0; i < columns; i++) {
                var column = new ColumnConstraints();
                column.setPercentWidth(100.0 / columns);
                getColumnConstraints().add(column);
              }
              more(look, findings.size());
            });
  }

  /// Under the most pressing ones a link to the others.
  private void more(Look look, int shown) {
    int others = look.findings().size() - shown;
    if (others <= 0) return;
    var link =
        Buttons.link(
            Figures.count(others, "more finding"),
            () -> {
              all = true;
              show(look);
            });
    link.setId("more-findings");
    add(link, 0, 1);
  }

  private VBox card(Finding finding, Dataset dataset) {
    var clock = dataset.clock();
    var sentence = Texts.wrapped(sentence(finding, clock, model.rejects()));
    HBox.setHgrow(sentence, Priority.ALWAYS);
    var line = new HBox(10, SeverityMark.of(severity(finding)), sentence);
    HBox.setMargin(line.getChildren().getFirst(), new Insets(4, 0, 0, 0));
    var card = new VBox(6, line);
    var links = new HBox(14);
    Mend.of(finding, clock)
        .ifPresent(
            mend -> {
              var link = Buttons.link(mend.word(), () -> model.mend(mend));
              link.getStyleClass().add("mend");
              links.getChildren().add(link);
            });
    switch (finding) {
      case Finding.Stuck stuck ->
          links.getChildren().add(Buttons.link("Show", () -> model.show(stuck.interval())));
      case Finding.Missing missing ->
          links.getChildren().add(Buttons.link("Show", () -> model.show(missing.longest())));
      case Finding.Outlying outlying ->
          links
              .getChildren()
              .add(Buttons.link("Show", () -> model.show(around(outlying, dataset))));
      case Finding.Rejected _ -> links.getChildren().add(Buttons.link("Show rows", rejects));
      case Finding.Repeated _, Finding.Constant _, Finding.Holes _ -> {}
    }
    if (!links.getChildren().isEmpty()) {
      card.getChildren().add(links);
      VBox.setMargin(links, new Insets(0, 0, 0, 22));
    }
    card.getStyleClass().add("sentence");
    return card;
  }

  private static Severity severity(Finding finding) {
    return switch (finding) {
      case Finding.Stuck _ -> Severity.MAJOR;
      case Finding.Missing _, Finding.Rejected _, Finding.Holes _ -> Severity.MINOR;
      case Finding.Repeated _, Finding.Constant _, Finding.Outlying _ -> Severity.LOW;
    };
  }

  static String sentence(Finding finding, Clock clock, List<RejectedRow> rejects) {
    return switch (finding) {
      case Finding.Stuck(var channel, var unit, var value, var interval, var more) ->
          "%s is stuck at %s for %s from %s.%s"
              .formatted(
                  Channel.title(channel, unit),
                  (Figures.value(value) + " " + unit).strip(),
                  Times.length(clock, interval.length()),
                  Times.stamp(clock, interval.from()),
                  more == 0 ? "" : " So are " + Figures.count(more, "other channel") + ".");
      case Finding.Missing(var gaps, var longest) ->
          "%s without rows from %s%s."
              .formatted(
                  Times.length(clock, longest.length()),
                  Times.stamp(clock, longest.from()),
                  gaps == 1 ? "" : ", the longest of " + Figures.count(gaps) + " gaps");
      case Finding.Repeated(var rows) ->
          Figures.count(rows, "row")
              + (rows == 1 ? " repeats" : " repeat")
              + " the time stamp before.";
      case Finding.Outlying outlying ->
          "%s has %s far from the rest, the furthest %s at %s.%s"
              .formatted(
                  Channel.title(outlying.channel(), outlying.unit()),
                  Figures.count(outlying.values(), "value"),
                  (Figures.value(outlying.value()) + " " + outlying.unit()).strip(),
                  Times.stamp(clock, outlying.tick()),
                  others(outlying.more()));
      case Finding.Holes holes ->
          "%s has no value in %s of %s.%s"
              .formatted(
                  Channel.title(holes.channel(), holes.unit()),
                  Figures.count(holes.missing()),
                  Figures.count(holes.rows(), "row"),
                  others(holes.more()));
      case Finding.Constant(var channels) ->
          "%s%s: nothing can be learnt from %s."
              .formatted(
                  String.join(", ", channels.stream().limit(3).toList()),
                  channels.size() > 3
                      ? " and " + (channels.size() - 3) + " more never change"
                      : channels.size() == 1 ? " never changes" : " never change",
                  channels.size() == 1 ? "it" : "them");
      case Finding.Rejected(var rows) ->
          Figures.count(rows, "row")
              + " of the file could not be read"
              + (rejects.isEmpty() ? "." : ": " + first(rejects.getFirst()) + ".");
    };
  }

  private static String others(int more) {
    if (more == 0) return "";
    return " "
        + Figures.count(more, "other channel")
        + (more == 1 ? " has" : " have")
        + " some too.";
  }

  private static Interval around(Finding.Outlying outlying, Dataset dataset) {
    long side = SIDE_ROWS * dataset.interval();
    return new Interval(outlying.tick() - side, outlying.tick() + side);
  }

  private static String first(RejectedRow row) {
    return "line %s, %s, \"%s\" is %s"
        .formatted(Figures.count(row.line()), row.column(), row.value(), row.reason());
  }
}
