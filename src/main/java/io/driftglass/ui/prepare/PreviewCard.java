package io.driftglass.ui.prepare;

import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.ui.chart.Brush;
import io.driftglass.ui.chart.ChartMenu;
import io.driftglass.ui.chart.Notes;
import io.driftglass.ui.chart.StepChart;
import io.driftglass.ui.chart.StepCharts;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.ArraySeries;
import io.driftglass.ui.chart.series.Track;
import io.driftglass.ui.kit.Command;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.part.Segments;
import io.driftglass.ui.kit.part.Spacer;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The chosen channel before and after the chosen step, one above the other or one over the other,
/// on one time axis.
final class PreviewCard extends VBox {
  private static final String STACKED = "Stacked";
  private static final String OVERLAID = "Overlaid";

  private final PrepareViewModel model;
  private final List<Command> commands;
  private final Viewport viewport = new Viewport();
  private final Pointer pointer = new Pointer();
  private final StepChart upper = new StepChart(viewport, pointer);
  private final StepChart lower = new StepChart(viewport, pointer);
  private final Label title = Texts.of("", "heading");
  private final Label about = Texts.cuttable("", "small", "muted");
  private final Label going = Texts.of("", "small", "muted");
  private final Region goingMark = mark("ring-mark");
  private final Label lowerTitle = Texts.of("", "heading");
  private final Label lowerAbout = Texts.cuttable("", "small", "muted");
  private final HBox lowerHead;
  private final VBox second;
  private final Segments how = new Segments(List.of(STACKED, OVERLAID), STACKED);
  private Optional<ArraySeries> marked = Optional.empty();
  private BitSet rings = new BitSet();
  private Frame opened;

  PreviewCard(PrepareViewModel model, Desk desk) {
    this.model = model;
    getStyleClass().addAll("card", "chart-card");
    var head = new HBox(8, title, about, Spacer.grow(), goingMark, going, how);
    head.getStyleClass().add("card-head");
    head.setAlignment(Pos.CENTER_LEFT);
    lowerHead =
        new HBox(
            8,
            lowerTitle,
            lowerAbout,
            Spacer.grow(),
            mark("disc-mark"),
            Texts.of(Words.of("changed"), "small", "muted"));
    lowerHead.getStyleClass().add("card-head");
    lowerHead.setAlignment(Pos.CENTER_LEFT);
    second = new VBox(Spacer.rule(), lowerHead, lower);
    VBox.setVgrow(lower, Priority.ALWAYS);
    VBox.setVgrow(upper, Priority.ALWAYS);
    VBox.setVgrow(second, Priority.ALWAYS);
    getChildren().setAll(head, upper, second);
    commands = join(desk);
    how.chosenProperty().subscribe(word -> show());
    model.heldBeforeProperty().subscribe(held -> show());
    viewport.visibleProperty().subscribe(range -> counted());
  }

  private List<Command> join(Desk desk) {
    var charts = new StepCharts(upper, lower, second::isVisible);
    var all = new ArrayList<>(ChartMenu.on(List.of(upper, lower), charts, "recipe", desk));
    all.addAll(Brush.on(upper, desk));
    all.addAll(Notes.on(upper, desk));
    Brush.on(lower, desk);
    Notes.on(lower, desk);
    return all;
  }

  /// What the command palette offers for the charts.
  List<Command> commands() {
    return commands;
  }

  private static Region mark(String style) {
    var mark = new Region();
    mark.getStyleClass().add(style);
    return mark;
  }

  /// Shows the chosen step of the last trial.
  void show() {
    var shown = model.shown();
    var stage =
        model.trialProperty().get().flatMap(trial -> trial.at(model.chosenProperty().get()));
    boolean stacked =
        stage.isPresent() && how.chosenProperty().get().equals(STACKED) && shown.isPresent();
    second.setManaged(stacked);
    second.setVisible(stacked);
    how.setManaged(stage.isPresent());
    how.setVisible(stage.isPresent());
    shown.ifPresent(what -> show(what, stage.isPresent(), stacked));
  }

  private void show(Shown shown, boolean step, boolean stacked) {
    open(shown.before().frame());
    String number = Words.of("step %s", model.chosenProperty().get() + 1);
    var channel = shown.channel();
    String named =
        channel.unit().isEmpty() ? channel.title() : channel.title() + ", " + channel.unit();
    var before = track(shown, shown.before(), step ? " before" : "");
    var after = track(shown, shown.after(), step ? " after" : "");
    boolean held = model.heldBeforeProperty().get();
    marked = Optional.of((ArraySeries) before.measured());
    rings = step ? shown.rings() : new BitSet();
    Clock clock = shown.before().frame().clock();
    if (!step) {
      title.setText(
          model.recipeProperty().get().active().isEmpty()
              ? Words.of("As it came")
              : Words.of("After all steps"));
      about.setText(named);
      upper.show(clock, after, Optional.empty(), Optional.empty(), new BitSet(), shown.discs());
    } else if (stacked) {
      title.setText(Words.of("Before %s", number));
      about.setText(named);
      upper.show(clock, before, Optional.empty(), Optional.of(after), shown.rings(), new BitSet());
      lowerTitle.setText(Words.of(held ? "Before %s" : "After %s", number));
      lowerAbout.setText(held ? Words.of("as long as Space is held") : shown.told());
      lower.show(
          clock,
          held ? before : after,
          Optional.empty(),
          Optional.of(before),
          held ? shown.rings() : new BitSet(),
          held ? new BitSet() : shown.discs());
    } else {
      title.setText(Words.of(held ? "Before %s" : "Before and after %s", number));
      about.setText(held ? named : named + " · " + shown.told());
      upper.show(
          clock,
          held ? before : after,
          held ? Optional.empty() : Optional.of(before),
          Optional.of(before),
          held ? shown.rings() : new BitSet(),
          held ? new BitSet() : shown.discs());
    }
    counted();
  }

  private void open(Frame frame) {
    if (opened != null && java.util.Arrays.equals(opened.ticks(), frame.ticks())) return;
    if (opened == null || opened.rows() == 0 || !sameSpan(opened, frame)) {
      StepChart.open(viewport, frame.ticks(), frame.interval());
      pointer.leave();
    }
    opened = frame;
  }

  private static boolean sameSpan(Frame one, Frame other) {
    return other.rows() > 0
        && one.tick(0) == other.tick(0)
        && one.tick(one.rows() - 1) == other.tick(other.rows() - 1);
  }

  private void counted() {
    int count = marked.map(series -> StepChart.within(viewport, series, rings)).orElse(0);
    goingMark.setVisible(count > 0);
    going.setText(count > 0 ? Words.of("%s changed in view", Figures.count(count)) : "");
  }

  private static Track track(Shown shown, Shown.Series series, String when) {
    double[] values = series.values();
    long[] ticks = values.length == 0 ? new long[0] : series.frame().ticks();
    return new Track(
        shown.channel().title() + when,
        "",
        shown.channel().unit(),
        new ArraySeries(ticks, values),
        Optional.empty());
  }
}
