package io.driftglass.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Database;
import io.driftglass.series.Clock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ForecastStoreTest {
  @TempDir Path folder;

  @Test
  void a_forecast_comes_back_as_it_was_after_a_restart() {
    try (var database = Database.open(folder.resolve("w"))) {
      new ForecastStore(database).save(forecast(7));
      new ForecastStore(database).save(forecast(8));
    }
    try (var database = Database.open(folder.resolve("w"))) {
      var loaded = new ForecastStore(database).list(7, "", 5).getFirst();
      assertEquals(forecast(7).made(), loaded.made());
      assertEquals(new Clock.Utc(ZoneId.of("Europe/Berlin")), loaded.forecast().clock());
      assertArrayEquals(new long[] {10, 20}, loaded.forecast().ticks());
      var path = loaded.forecast().paths().getFirst();
      assertArrayEquals(new double[] {1.1, 2.2}, path.point());
      assertArrayEquals(new double[] {0, 1}, path.bands().getFirst().low());
    }
  }

  @Test
  void the_forecasts_of_a_deleted_dataset_are_gone() {
    try (var database = Database.open(folder.resolve("w"))) {
      var store = new ForecastStore(database);
      store.save(forecast(7));
      store.deleteOf(7);
      assertEquals(List.of(), store.list(7, "", 5));
    }
  }

  @Test
  void the_oldest_of_a_series_is_forgotten_beyond_a_hundred() {
    try (var database = Database.open(folder.resolve("w"))) {
      var store = new ForecastStore(database);
      long other = store.save(forecast(8));
      long first = store.save(forecast(7));
      for (int i = 0; i < 99; i++) store.save(forecast(7));
      assertEquals(first, store.list(7, "", 200).getLast().id());
      store.save(forecast(7));
      assertEquals(100, store.list(7, "", 200).size());
      assertEquals(first + 1, store.list(7, "", 200).getLast().id());
      assertEquals(other, store.list(8, "", 200).getFirst().id());
    }
  }

  private static StoredForecast forecast(long dataset) {
    var band = new Forecast.Band(.8, new double[] {0, 1}, new double[] {2, 3});
    var path = new Forecast.Path("flow", new double[] {1.1, 2.2}, List.of(band));
    return new StoredForecast(
        0,
        dataset,
        "",
        "ridge",
        Map.of("season", "0"),
        Instant.parse("2026-05-01T00:00:00Z"),
        .5,
        "",
        new Forecast(
            new Clock.Utc(ZoneId.of("Europe/Berlin")), new long[] {10, 20}, List.of(path)));
  }
}
