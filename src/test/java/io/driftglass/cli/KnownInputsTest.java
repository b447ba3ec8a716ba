package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Columns known ahead, in the terminal: 5 of load for 1 of outside temperature.
final class KnownInputsTest {
  private static final int ROWS = 24 * 40;

  @TempDir Path folder;
  private Path home;
  private final double[] outside = new double[ROWS + 24];

  @BeforeEach
  void weather() {
    home = folder.resolve("home");
    var random = new Random(4);
    double level = 0;
    for (int row = 0; row < outside.length; row++) {
      level = .95 * level + random.nextGaussian();
      outside[row] = 15 + level;
    }
  }

  private Path rows(String name, int from, int until, double warmer) throws IOException {
    var random = new Random(9);
    var text = new StringBuilder("time,load,outside\n");
    for (int row = 0; row < until; row++) {
      double noise = random.nextGaussian();
      if (row < from) continue;
      double temperature = outside[row] + (row >= ROWS ? warmer : 0);
      double load = 200 + 20 * Math.sin(row * Math.PI / 12) + 5 * temperature + noise;
      var stamp = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(row);
      text.append("%s,%.3f,%.3f\n".formatted(stamp, load, temperature));
    }
    return Files.writeString(folder.resolve(name), text);
  }

  private double[] forecast(Path history, Path coming) throws IOException {
    var out = folder.resolve("fc.csv");
    var given = coming == null ? List.<Object>of() : List.<Object>of("--coming", coming);
    var all = new ArrayList<Object>(List.of("forecast", history, "--horizon", 24));
    all.addAll(List.of("--target", "load", "--known", "outside", "--out", out));
    all.addAll(given);
    var call = Door.call(home, all.toArray());
    assertEquals(0, call.exit(), call.err());
    return Files.readAllLines(out).stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",")[3]))
        .toArray();
  }

  @Test
  void a_forecast_follows_the_coming_values_of_a_known_column() throws IOException {
    var history = rows("past.csv", 0, ROWS, 0);
    var usual = forecast(history, rows("usual.csv", ROWS, ROWS + 24, 0));
    var warm = forecast(history, rows("warm.csv", ROWS, ROWS + 24, 4));
    for (int step = 0; step < 24; step++) assertEquals(20, warm[step] - usual[step], 2.5);
  }

  @Test
  void a_backtest_looks_at_coming_values_only_of_columns_said_to_be_known() throws IOException {
    var file = rows("all.csv", 0, ROWS, 0);
    double unknown = mase(file);
    double known = mase(file, "--known", "outside");
    assertTrue(known < .5 * unknown, known + " against " + unknown);
  }

  private double mase(Path file, Object... more) throws IOException {
    var all = new ArrayList<Object>(List.of("backtest", file, "--methods", "calendar-ridge"));
    all.addAll(List.of("--horizon", 24, "--folds", 3, "--target", "load", "--json"));
    all.addAll(List.of(more));
    var call = Door.call(home, all.toArray());
    assertEquals(0, call.exit(), call.err());
    return call.json().get("leaderboards").get(0).get("rows").get(0).get("mase").asDouble();
  }

  @Test
  void a_backtest_says_what_the_bands_of_every_method_follow_and_what_they_held()
      throws IOException {
    var file = rows("all.csv", 0, ROWS, 0);
    var all = List.of("backtest", file, "--horizon", 24, "--folds", 2, "--target", "load");
    var set = new ArrayList<Object>(all);
    set.addAll(List.of("--methods", "ets,naive", "--set", "intervals=variance", "--json"));
    var call = Door.call(home, set.toArray());
    assertEquals(0, call.exit(), call.err());
    for (var row : call.json().get("leaderboards").get(0).get("rows")) {
      boolean ets = row.get("method").asText().equals("ets");
      assertEquals(ets ? "variance" : "residuals", row.get("bands").asText());
      assertTrue(row.get("coverage80").isNumber(), row.toString());
    }
    var wrong = new ArrayList<Object>(all);
    wrong.addAll(List.of("--methods", "ets", "--set", "intervals=luck"));
    var refused = Door.call(home, wrong.toArray());
    assertNotEquals(0, refused.exit());
    assertTrue(refused.err().contains("one of residuals, variance"), refused.err());
  }

  @Test
  void an_unknown_column_is_told_with_the_known_ones() throws IOException {
    var file = rows("past.csv", 0, ROWS, 0);
    var call = Door.call(home, "forecast", file, "--horizon", 24, "--known", "wind");
    assertNotEquals(0, call.exit());
    assertTrue(call.err().contains("There is no channel 'wind'"), call.err());
    assertTrue(call.err().contains("load, outside"), call.err());
  }
}
