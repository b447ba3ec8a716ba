package io.driftglass.forecast.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.forecast.Expert;
import io.driftglass.forecast.Season;
import io.driftglass.method.Settings;
import io.driftglass.problem.InvalidSetting;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworksTest {
  @Test
  void a_width_that_heads_do_not_divide_is_refused_with_those_that_would_do() {
    var settings = Settings.of(Networks.PATCH_TRANSFORMER, Map.of("width", "64", "heads", "7"));
    var told = assertThrows(InvalidSetting.class, () -> Networks.patchTransformer(settings, 1));
    assertEquals("A width of 64 cannot be shared out over 7 heads.", told.getMessage());
    assertTrue(told.remedy().contains("63 or 70"), told.remedy());
    Networks.patchTransformer(
        Settings.of(Networks.PATCH_TRANSFORMER, Map.of("width", "64", "heads", "8")), 1);
  }

  @Test
  void networks_learn_a_wave() {
    var lstm = Map.of("epochs", "20", "patience", "20", "learning-rate", ".02", "context", "14");
    beatsTheMean(Networks.lstm(Settings.of(Networks.LSTM, lstm), 1));
    var patches = Map.of("epochs", "12", "patience", "12", "learning-rate", ".01", "context", "36");
    beatsTheMean(Networks.patchTransformer(Settings.of(Networks.PATCH_TRANSFORMER, patches), 1));
  }

  /// The mean is off by .64 on average.
  private static void beatsTheMean(Expert expert) {
    var wave = IntStream.range(0, 400).mapToDouble(r -> 5 + Math.sin(r * Math.PI / 6)).toArray();
    var path = expert.fit(wave, Season.NONE, 12).next(wave, 388, 12);
    double off = 0;
    for (int step = 0; step < 12; step++) off += Math.abs(wave[388 + step] - path[step]) / 12;
    assertTrue(off < .25, "off by " + off);
  }
}
