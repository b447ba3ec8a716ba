package io.driftglass.ui.chart.pointer;

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
