package io.driftglass.evaluate;

import io.driftglass.detect.Decision;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.Scores;
import io.driftglass.detect.method.Detectors;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.OutputStream;

/// The detector that was chosen, and why.
///
/// @param because a clause, after which sentences may follow
record FittedChoice(String method, String because, FittedDetector fitted)
    implements FittedDetector {
  @Override
  public Scores score(Frame frame, Progress progress) {
    return fitted.score(frame, progress);
  }

  @Override
  public LiveScorer live(Frame warmUp) {
    return fitted.live(warmUp);
  }

  @Override
  public double[] reference() {
    return fitted.reference();
  }

  @Override
  public Decision decision() {
    return fitted.decision();
  }

  @Override
  public String reason() {
    var title = Detectors.find(method).title();
    int clause = because.indexOf(". ");
    if (clause > 0) {
      return "%s, because %s.".formatted(title, because.substring(0, clause))
          + because.substring(clause + 1);
    }
    return method.equals(AutoDetector.FALLBACK)
        ? "Fallback, no model: %s, because %s".formatted(title, because)
        : "%s, because %s".formatted(title, because);
  }

  @Override
  public void write(OutputStream out) throws IOException {
    new ParameterWriter(out).text(method).text(because);
    fitted.write(out);
  }
}
