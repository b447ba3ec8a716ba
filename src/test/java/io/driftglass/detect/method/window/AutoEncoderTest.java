package io.driftglass.detect.method.window;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.detect.method.Waves;
import io.driftglass.job.Progress;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AutoEncoderTest {
  @Test
  void a_beat_at_the_wrong_time_cannot_be_given_back() {
    double[] now = Waves.sine(800, 2);
    for (int t = 400; t < 420; t++) now[t] = -now[t];
    var settings = Map.of("window", "24", "epochs", "40", "windows-per-epoch", "1024");
    var fitted =
        AutoEncoder.METHOD.with(settings).fit(Waves.frame(Waves.sine(1500, 1)), Progress.NONE);
    int peak = Waves.highest(fitted.score(Waves.frame(now), Progress.NONE).total());
    assertTrue(peak >= 400 && peak < 450, "highest at " + peak);
  }
}
