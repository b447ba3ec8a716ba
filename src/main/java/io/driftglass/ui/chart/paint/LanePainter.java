package io.driftglass.ui.chart.paint;

import io.driftglass.detect.AnomalyEvent;
import io.driftglass.ui.chart.paint.Palette.Ink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.GraphicsContext;

/// The lane above the channels: a pill with its shape for every event, the worst first; where pills
/// would cover each other the lesser ones become ticks. Known labels are a line at its foot.
public final class LanePainter extends Plot.Painter {
  private static final double PILL = 18;
  private static final double ROOM = 17;
  private static final double FOOT = 3;

  /// Where an event lies in the lane.
  private record Place(AnomalyEvent event, double left, double width, boolean pill) {
    boolean meets(Place other) {
      return left < other.left + other.width + 2 && other.left < left + width + 2;
    }
  }

  private final Stack stack;

  public LanePainter(Stack stack) {
    this.stack = stack;
  }

  /// The event whose pill or tick is at that place of the lane.
  public Optional<AnomalyEvent> eventAt(double x) {
    return places().stream()
        .filter(place -> place.left - 2 <= x && x <= place.left + place.width + 2)
        .map(Place::event)
        .findFirst();
  }

  @Override
  public void paint(GraphicsContext g) {
    var palette = stack.palette();
    var foot = new Band(stack.lane().bottom() - FOOT, FOOT);
    for (var label : stack.labels()) {
      Shade.tint(g, stack.x(), foot, label, palette.of(Ink.MUTED, .7));
    }
    double top = (stack.lane().height() - PILL) / 2;
    for (var place : places()) {
      var event = place.event;
      boolean chosen = stack.selected().filter(event::equals).isPresent();
      g.setFill(palette.of(event.severity(), place.pill ? chosen ? .32 : .16 : .8));
      if (!place.pill) {
        g.fillRect(place.left, top + PILL - 5, place.width, 5);
        continue;
      }
      g.fillRoundRect(place.left, top, place.width, PILL, 8, 8);
      g.setFill(palette.of(event.severity()));
      Mark.fill(g, event.severity(), place.left + place.width / 2, top + PILL / 2);
      if (chosen) {
        g.setStroke(palette.of(event.severity()));
        g.setLineWidth(1.2);
        g.strokeRoundRect(place.left + .5, top + .5, place.width - 1, PILL - 1, 8, 8);
      }
    }
  }

  private List<Place> places() {
    var places = new ArrayList<Place>();
    var pills = new ArrayList<Place>();
    stack.events().stream()
        .filter(event -> stack.x().range().overlaps(event.interval()))
        .sorted(
            Comparator.comparing(
                    (AnomalyEvent event) -> stack.selected().filter(event::equals).isEmpty())
                .thenComparing(Comparator.comparingDouble(AnomalyEvent::peak).reversed()))
        .forEach(
            event -> {
              var place = place(event, pills);
              places.add(place);
              if (place.pill) pills.add(place);
            });
    return places;
  }

  private Place place(AnomalyEvent event, List<Place> pills) {
    double left = Math.max(0, stack.x().x(event.interval().from()));
    double right = Math.min(stack.x().width(), stack.x().x(event.interval().until()));
    double width = right - left + ROOM;
    double start =
        Math.clamp((left + right - width) / 2, 0, Math.max(0, stack.x().width() - width));
    var pill = new Place(event, Math.rint(start), Math.rint(width), true);
    return pills.stream().anyMatch(pill::meets)
        ? new Place(event, Math.rint(left), Math.max(2, right - left), false)
        : pill;
  }
}
