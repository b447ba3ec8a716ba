package io.driftglass.ui.chart.pointer;

import io.driftglass.series.Interval;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.application.Platform;
import javafx.util.Duration;

/// Moves a viewport to another range in 250 ms; at once where the system asks for less motion.
public final class Glide {
  private final Viewport viewport;
  private Animation running;

  public Glide(Viewport viewport) {
    this.viewport = viewport;
  }

  /// Goes where room is left to both sides of a stretch; nothing moves where it can be seen well
  /// already.
  public void about(Interval interval) {
    var visible = viewport.visible();
    double length = Range.of(interval).length();
    double wanted = Math.clamp(visible.length(), 4 * length, 60 * length);
    var centred = Range.of(interval).middle();
    boolean seen = visible.contains(interval.from()) && visible.contains(interval.until());
    if (seen && wanted == visible.length()) return;
    to(new Range(centred - wanted / 2, centred + wanted / 2));
  }

  /// Goes there as a step that can be taken back; a glide still under way ends where it is.
  public void to(Range goal) {
    stop();
    viewport.remember();
    if (Platform.getPreferences().isReducedMotion()) {
      viewport.slide(goal);
      return;
    }
    var start = viewport.visible();
    running =
        new Transition() {
          {
            setCycleDuration(Duration.millis(250));
            setInterpolator(Interpolator.EASE_OUT);
          }

          @Override
          protected void interpolate(double part) {
            viewport.slide(part == 1 ? goal : start.towards(goal, part));
          }
        };
    running.play();
  }

  public void stop() {
    if (running != null) running.stop();
  }
}
