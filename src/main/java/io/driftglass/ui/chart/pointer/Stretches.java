package io.driftglass.ui.chart.pointer;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.paint.Band;
import io.driftglass.ui.chart.paint.Stack;
import io.driftglass.ui.chart.scale.XScale;
import io.driftglass.ui.kit.text.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// Over the plots: the stretch that is selected, and notes with a flag where they begin.
public final class Stretches extends Pane {
  private static final double LEAST = 3;
  private static final double FLAG = 150;
  private static final double LINE = 17;
  private static final int LINES = 2;

  /// @param open runs when its flag is clicked
  public record Note(Interval interval, String text, Runnable open) {}

  /// What they lie over, in px of this pane.
  ///
  /// @param selected where the selected stretch is seen, and `noted` where notes are
  /// @param scale how much larger than usual the letters are
  public record Ground(XScale x, Band selected, Band noted, double scale) {}

  private final Supplier<Ground> ground;
  private final Runnable selectedOther;
  private final Region selected = region("dg-selected");
  private final List<Region> bars = new ArrayList<>();
  private final List<Label> flags = new ArrayList<>();
  private List<Note> notes = List.of();
  private Optional<Interval> selection = Optional.empty();

  /// @param selectedOther runs when another stretch is selected
  public Stretches(Supplier<Ground> ground, Runnable selectedOther) {
    this.ground = ground;
    this.selectedOther = selectedOther;
    setPickOnBounds(false);
    setManaged(false);
    getChildren().setAll(selected);
  }

  /// Over a stack of channels: the selection covers the events above them too.
  public static Stretches over(Stack stack, Runnable selectedOther) {
    return new Stretches(
        () -> {
          var body = stack.body();
          return new Ground(stack.x(), new Band(0, body.bottom()), body, stack.scale());
        },
        selectedOther);
  }

  /// The one selection of the window, empty for none.
  public void select(Optional<Interval> stretch) {
    selection = stretch;
    place();
    selectedOther.run();
  }

  /// The one selection of the window.
  public Optional<Interval> selected() {
    return selection;
  }

  /// Other notes, in the order of time.
  public void notes(List<Note> now) {
    notes = List.copyOf(now);
    bars.clear();
    flags.clear();
    for (var note : notes) {
      bars.add(region("dg-noted"));
      flags.add(flag(note));
    }
    getChildren().setAll(selected);
    getChildren().addAll(bars);
    getChildren().addAll(flags);
    place();
  }

  /// Where the visible range has them; after every frame.
  public void place() {
    var under = ground.get();
    var x = under.x();
    selected.setVisible(selection.filter(x.range()::overlaps).isPresent());
    selection.ifPresent(stretch -> lay(selected, stretch, x, under.selected()));
    double taken = Double.NEGATIVE_INFINITY;
    int line = 0;
    for (int i = 0; i < notes.size(); i++) {
      var stretch = notes.get(i).interval();
      boolean seen = x.range().overlaps(stretch);
      bars.get(i).setVisible(seen);
      flags.get(i).setVisible(seen);
      if (!seen) continue;
      lay(bars.get(i), stretch, x, under.noted());
      double left = Math.max(0, x.x(stretch.from()));
      line = left < taken ? (line + 1) % LINES : 0;
      taken = left + FLAG * under.scale();
      var flag = flags.get(i);
      flag.setMaxWidth(FLAG * under.scale());
      flag.autosize();
      flag.relocate(
          Math.rint(Math.min(left, x.width() - flag.getWidth())),
          under.noted().top() + 2 + line * LINE * under.scale());
    }
  }

  @Override
  protected void layoutChildren() {}

  private static void lay(Region part, Interval stretch, XScale x, Band band) {
    double left = Math.clamp(x.x(stretch.from()), -LEAST, x.width());
    double right = Math.clamp(x.x(stretch.until()), left + LEAST, x.width() + LEAST);
    part.resizeRelocate(Math.rint(left), band.top(), Math.rint(right - left), band.height());
  }

  private Label flag(Note note) {
    var flag = new Label(note.text());
    flag.getStyleClass().add("dg-flag");
    flag.setTooltip(new Tooltip(note.text()));
    flag.setAccessibleText(Words.of("Note: %s", note.text()));
    flag.setManaged(false);
    flag.setOnMouseClicked(
        event -> {
          note.open().run();
          event.consume();
        });
    return flag;
  }

  private static Region region(String style) {
    var region = new Region();
    region.getStyleClass().add(style);
    region.setMouseTransparent(true);
    region.setManaged(false);
    return region;
  }
}
