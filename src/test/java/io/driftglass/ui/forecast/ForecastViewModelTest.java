package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private ForecastViewModel model;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("days"), Progress.NONE);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    model = new ForecastViewModel(desk);
    model
        .methodProperty()
        .set(
            model.methods().stream()
                .filter(method -> method.id().equals("seasonal-naive"))
                .findFirst()
                .orElseThrow());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void the_first_watched_channel_and_a_middle_horizon_are_proposed() {
    assertEquals("load", model.channelProperty().get());
    assertTrue(model.horizons().contains(model.horizonProperty().get()));
    assertNull(model.forecastedProperty().get());
  }

  @Test
  void a_forecast_starts_one_step_after_the_last_row_and_is_judged_on_held_out_rows() {
    model.forecast();
    var forecasted = model.forecastedProperty().get();
    assertNotNull(forecasted, () -> String.valueOf(model.problemProperty().get()));
    var recent = forecasted.recent();
    assertEquals(
        recent.tick(recent.rows() - 1) + recent.interval(), forecasted.forecast().ticks()[0]);
    assertTrue(model.judged().orElseThrow().windows() > 0);
  }

  @Test
  void another_horizon_forgets_what_was_measured_for_this_one() {
    model.forecast();
    assertNotNull(model.boardProperty().get());
    model.horizonProperty().set(model.horizons().getFirst());
    assertNull(model.boardProperty().get());
  }

  @Test
  void a_method_of_the_board_can_be_used_and_the_board_stays() {
    model.forecast();
    var board = model.boardProperty().get();
    model.use("naive");
    assertEquals("naive", model.forecastedProperty().get().method());
    assertEquals(board, model.boardProperty().get());
  }

  private Path file() throws IOException {
    var text = new StringBuilder("time,load\n");
    for (int row = 0; row < 24 * 12; row++) {
      double load = 100 + 20 * Math.sin(2 * Math.PI * row / 24) + row % 7;
      text.append("2026-03-%02dT%02d:00:00,%.3f%n".formatted(1 + row / 24, row % 24, load));
    }
    return Files.writeString(folder.resolve("days.csv"), text);
  }
}
