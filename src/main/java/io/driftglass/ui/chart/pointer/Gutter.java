package io.driftglass.ui.chart.pointer;

import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// What stands to the left of the plots, and the rules between the strips, which run through the
/// whole chart.
public final class Gutter extends Pane {
  public static final double WIDTH = 176;
  private static final double LEFT = 16;
  private static final double LINE = 16;

  private final Stack stack;
  private final Label lane = Readout.label(Words.of("Events"), "dg-name");
  private final Label overview = Readout.label(Words.of("Overview"), "dg-name");
  private final Label span = Readout.label("", "dg-note");
  private final Label score = Readout.label(Words.of("Anomaly score"), "dg-name");
  private final Label meaning = Readout.label(Words.of("0 normal, 1 strange"), "dg-note");
  private final Label zone = Readout.label("", "dg-note");
  private final ValueLabels values;
  private final Pane rows = new Pane();
  private final Rectangle window = new Rectangle();
  private final Region top = rule();
  private final Region bottom = rule();
  private final List<Readout> readouts = new ArrayList<>();
  private final List<Region> rules = new ArrayList<>();
  private Optional<Region> corner = Optional.empty();

  public Gutter(Stack stack) {
    this.stack = stack;
    values = new ValueLabels(stack);
    rows.setClip(window);
    getChildren().setAll(overview, span, top, lane, rows, values, bottom, score, meaning, zone);
    setManaged(false);
  }

  /// New tracks.
  public void open(String length, String axis) {
    span.setText(length);
    zone.setText(axis);
    readouts.clear();
    rules.clear();
    for (var view : stack.tracks()) {
      readouts.add(new Readout(stack, view));
      rules.add(rule());
    }
    rows.getChildren().setAll(rules);
    rows.getChildren().addAll(readouts);
  }

  /// Pixels from the left of the chart to its plots.
  public double width() {
    return Math.rint(WIDTH * stack.scale());
  }

  /// Puts everything beside its strip.
  ///
  /// @param start of the stack below the top of the chart
  public void place(double start, double width, double height) {
    double line = LINE * stack.scale();
    corner.ifPresent(
        node -> {
          double wide = 38 * stack.scale();
          node.resizeRelocate(width() - wide - 10, 8, wide, 30 * stack.scale());
        });
    box(overview, 8);
    box(span, 8 + line + 2);
    top.resizeRelocate(0, start - 1, width, 1);
    box(lane, start + (stack.lane().height() - line) / 2);
    var room = stack.channels();
    rows.resizeRelocate(0, start + room.top(), width, room.height());
    window.setWidth(width);
    window.setHeight(room.height());
    values.setHeight(height - start);
    values.relocate(width() - values.getWidth(), start);
    for (int track = 0; track < readouts.size(); track++) row(track, width);
    bottom.resizeRelocate(0, start + room.bottom() - 1, width, 1);
    boolean scored = stack.score().isPresent();
    score.setVisible(scored);
    meaning.setVisible(scored);
    box(score, start + room.bottom() + 8);
    box(meaning, start + stack.scorePlot().bottom() - line - 2);
    box(zone, start + stack.axis().top() + (stack.axis().height() - line) / 2);
  }

  /// Fills the readouts for a tick.
  ///
  /// @param pinned the second cursor's
  public void show(OptionalDouble tick, OptionalDouble pinned) {
    for (int track = 0; track < readouts.size(); track++) {
      if (stack.visible(track)) readouts.get(track).show(tick, pinned);
    }
  }

  /// Writes the round values, once the rows know their scales.
  public void paintValues() {
    values.paint();
  }

  private void row(int track, double width) {
    var readout = readouts.get(track);
    readout.setVisible(!stack.isOverlaid() || stack.visible(track));
    rules.get(track).setVisible(!stack.isOverlaid() && track < rules.size() - 1);
    if (!readout.isVisible()) return;
    var row = stack.isOverlaid() ? overlaid(track) : stack.row(track);
    double y = row.top() - stack.channels().top();
    readout.place(track);
    readout.height(row.height());
    double tall = Math.min(row.height(), 64 * stack.scale());
    readout.resizeRelocate(
        LEFT, y + Math.max(0, (row.height() - tall) / 2) - 1, width() - LEFT, tall);
    rules.get(track).resizeRelocate(0, y + row.height() - 1, width, 1);
  }

  /// Channels that share a plot have their names one below the other.
  private Band overlaid(int track) {
    var room = stack.channels();
    double height =
        Math.min(56 * stack.scale(), room.height() / Math.max(1, stack.overlaid().size()));
    return new Band(room.top() + stack.overlaid().indexOf(track) * height, height);
  }

  /// Something to press in the upper right corner.
  public void corner(Region node) {
    corner = Optional.of(node);
    getChildren().add(node);
  }

  private void box(Node node, double y) {
    node.resizeRelocate(LEFT, Math.rint(y), width() - LEFT - 8, LINE * stack.scale());
  }

  private static Region rule() {
    var rule = new Region();
    rule.getStyleClass().add("dg-rule");
    rule.setManaged(false);
    return rule;
  }
}
