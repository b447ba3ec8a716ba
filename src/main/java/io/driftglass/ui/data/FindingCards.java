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
import io.driftglass.ui.kit.text.Words;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
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
    var links = new FlowPane(14, 2);
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
          Words.of(
              "%s is stuck at %s for %s from %s.%s",
              Channel.title(channel, unit),
              (Figures.value(value) + " " + unit).strip(),
              Times.length(clock, interval.length()),
              Times.stamp(clock, interval.from()),
              more == 0 ? "" : Words.of(" So are %s.", Figures.count(more, "other channel")));
      case Finding.Missing(var gaps, var longest) ->
          Words.of(
              "%s without rows from %s%s.",
              Times.length(clock, longest.length()),
              Times.stamp(clock, longest.from()),
              gaps == 1 ? "" : Words.of(", the longest of %s gaps", Figures.count(gaps)));
      case Finding.Repeated(var rows) ->
          Words.of(
              rows == 1 ? "%s repeats the time stamp before." : "%s repeat the time stamp before.",
              Figures.count(rows, "row"));
      case Finding.Outlying outlying ->
          Words.of(
              "%s has %s far from the rest, the furthest %s at %s.%s",
              Channel.title(outlying.channel(), outlying.unit()),
              Figures.count(outlying.values(), "value"),
              (Figures.value(outlying.value()) + " " + outlying.unit()).strip(),
              Times.stamp(clock, outlying.tick()),
              others(outlying.more()));
      case Finding.Holes holes ->
          Words.of(
              "%s has no value in %s of %s.%s",
              Channel.title(holes.channel(), holes.unit()),
              Figures.count(holes.missing()),
              Figures.count(holes.rows(), "row"),
              others(holes.more()));
      case Finding.Constant(var channels) -> constant(channels);
      case Finding.Rejected(var rows) ->
          Words.of("%s of the file could not be read", Figures.count(rows, "row"))
              + (rejects.isEmpty() ? "." : ": " + first(rejects.getFirst()) + ".");
    };
  }

  private static String constant(List<String> channels) {
    var first = String.join(", ", channels.stream().limit(3).toList());
    int more = channels.size() - 3;
    if (more > 0) {
      return Words.of("%s and %s more never change: nothing can be learnt from them.", first, more);
    }
    return channels.size() == 1
        ? Words.of("%s never changes: nothing can be learnt from it.", first)
        : Words.of("%s never change: nothing can be learnt from them.", first);
  }

  private static String others(int more) {
    if (more == 0) return "";
    return " "
        + Words.of(
            more == 1 ? "%s has some too." : "%s have some too.",
            Figures.count(more, "other channel"));
  }

  private static Interval around(Finding.Outlying outlying, Dataset dataset) {
    long side = SIDE_ROWS * dataset.interval();
    return new Interval(outlying.tick() - side, outlying.tick() + side);
  }

  private static String first(RejectedRow row) {
    return Words.of(
        "line %s, %s, \"%s\" is %s",
        Figures.count(row.line()), row.column(), row.value(), row.reason());
  }
}
