package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.forecast.Crossing;
import io.driftglass.forecast.Forecast;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.job.Progress;
import io.driftglass.label.AlarmLimit;
import io.driftglass.series.Channel;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private ForecastViewModel model;
  private Optional<Forecast> earlier = Optional.empty();
  private Optional<Breakdown> breakdown = Optional.empty();

  @BeforeEach
  void open() throws IOException {
    workbench =
        Workbench.open(
            new Home(folder.resolve("home")),
            Config.of(Map.of(), Map.of(), folder.resolve("driftglass.toml")));
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

  @Test
  void bands_by_the_variance_of_the_model_are_measured_on_held_out_rows() {
    model.forecast();
    var byErrors = model.boardProperty().get();
    model.methodProperty().set(Catalogues.forecaster("ets"));
    model.bands().chosenProperty().set("variance");
    assertTrue(model.judged().isPresent(), "what is shown is judged as it was made");
    model.forecast();
    assertEquals("variance", model.forecastedProperty().get().settings().get("intervals"));
    assertNotEquals(byErrors, model.boardProperty().get());
    var judged = model.judged().orElseThrow();
    assertEquals("ets", judged.method());
    assertTrue(judged.accuracy().coverage95().computable(), judged.toString());
  }

  @Test
  void what_would_have_been_said_of_the_last_rows_is_told_up_to_now() {
    model.forecast();
    var shown = model.forecastedProperty().get();
    var grey = new HoverViewModel(desk);
    grey.show(shown);
    grey.earlier(shown, said -> earlier = said, failure -> {});
    var ticks = earlier.orElseThrow().ticks();
    assertEquals(2 * shown.forecast().horizonRows(), ticks.length);
    assertEquals(shown.recent().tick(shown.recent().rows() - 1), ticks[ticks.length - 1]);
  }

  @Test
  void a_forecast_is_taken_apart_into_trend_and_day() {
    model.forecast();
    model.breakdown(model.forecastedProperty().get(), made -> breakdown = made);
    var titles = breakdown.orElseThrow().parts().stream().map(Breakdown.Part::title).toList();
    assertEquals(List.of("Trend", "Daily"), titles);
    assertTrue(breakdown.get().parts().get(1).size().startsWith("±2"), breakdown.toString());
  }

  /// Load is 100 and 4 for every degree; no cycle of the load but that of the temperature.
  @Test
  void a_changed_input_moves_the_forecast() throws IOException {
    desk.selection().datasetProperty().set(imported(weather(0, 24 * 20), "weather"));
    model.methodProperty().set(Catalogues.forecaster("calendar-ridge"));
    assertEquals(List.of("outside"), model.knowable().stream().map(Channel::name).toList());
    model.know(List.of("outside"));
    var whatIf = new WhatIfViewModel(desk);
    whatIf.show(model.forecastedProperty().get(), "kW");
    var input = whatIf.inputs().getFirst();
    assertEquals("outside", input.name());
    assertNull(whatIf.changedProperty().get());
    whatIf.change("outside", 2);
    var before = model.forecastedProperty().get().forecast().paths().getFirst().point();
    var after = whatIf.changedProperty().get().paths().getFirst().point();
    for (int step = 0; step < before.length; step++) {
      assertEquals(8, after[step] - before[step], 1.2);
    }
    assertTrue(whatIf.sentenceProperty().get().contains("kW on average; peak"));
    whatIf.reset();
    assertNull(whatIf.changedProperty().get());
  }

  @Test
  void rows_that_come_are_forecast_anew_with_the_same_choice() throws IOException {
    desk.selection().datasetProperty().set(imported(weather(0, 24 * 20), "weather"));
    model.horizonProperty().set(model.horizons().getFirst());
    model.know(List.of("outside"));
    long last = model.forecastedProperty().get().forecast().ticks()[0];
    desk.selection().datasetProperty().set(imported(weather(0, 24 * 20 + 5), "weather"));
    assertEquals(List.of("outside"), model.knownProperty().get());
    long hour = 3_600_000_000L;
    assertEquals(last + 5 * hour, model.forecastedProperty().get().forecast().ticks()[0]);
  }

  @Test
  void all_sensors_are_forecast_and_the_riskiest_is_told() throws IOException {
    var data = imported(weather(0, 24 * 20), "weather");
    var limit = new AlarmLimit("load", AlarmLimit.Level.HIGH, 120);
    workbench.alarmLimits().put(data, List.of(limit));
    desk.selection().datasetProperty().set(data);
    var sensors = new SensorsViewModel(desk, model, new RiskViewModel(desk));
    assertTrue(sensors.several());
    sensors.run();
    var rows = sensors.rows();
    assertEquals(List.of("load", "outside"), rows.stream().map(r -> r.sensor().channel()).toList());
    assertEquals(Crossing.Risk.HIGH, rows.getFirst().risk().orElseThrow());
    assertTrue(Double.isNaN(rows.get(1).chance()));
    sensors.open(rows.get(1));
    assertEquals("outside", model.channelProperty().get());
    assertEquals(
        "outside", model.forecastedProperty().get().forecast().paths().getFirst().channel());
  }

  @Test
  void a_horizon_that_is_drawn_is_forecast_and_named() {
    model.forecast();
    model.lookAhead(30);
    assertEquals(new Horizon("1 d 6 h", 30), model.horizonProperty().get());
    assertEquals(30, model.forecastedProperty().get().forecast().horizonRows());
    assertTrue(model.judged().isPresent());
    var data = desk.selection().datasetProperty().get();
    desk.selection().datasetProperty().set(null);
    desk.selection().datasetProperty().set(data);
    assertEquals("1 d 6 h", model.horizonProperty().get().title());
  }

  /// The same moment is told the same, whatever came after it: the rows to come are hidden.
  @Test
  void what_was_said_then_knows_nothing_of_what_came_after() throws IOException {
    model.forecast();
    var shown = model.forecastedProperty().get();
    var grey = new HoverViewModel(desk);
    grey.show(shown);
    grey.earlier(shown, said -> earlier = said, failure -> {});
    var rows = shown.recent();
    int ahead = shown.forecast().horizonRows();
    int from = rows.rows() - 2 * ahead;
    grey.moment(OptionalDouble.of((double) rows.tick(from - 1)));
    assertNull(grey.thenProperty().get());
    grey.moment(OptionalDouble.of((double) rows.tick(from + 5)));
    var then = grey.thenProperty().get();
    assertEquals(rows.tick(from + 5), then.ticks()[0]);
    assertEquals(ahead, then.horizonRows());
    var path = then.paths().getFirst().point();
    for (int step = 0; step < path.length; step++) {
      double before = rows.column(0)[from + 5 + step - 24];
      if (step < 24) assertEquals(before, path[step], 1e-9);
    }
    grey.moment(OptionalDouble.empty());
    assertNull(grey.thenProperty().get());
    grey.moment(OptionalDouble.of((double) rows.tick(from + 5)));
    grey.hideEarlier();
    assertNull(grey.thenProperty().get());
  }

  @Test
  void a_method_that_is_pointed_at_says_what_it_expects() {
    model.forecast();
    var shown = model.forecastedProperty().get();
    var grey = new HoverViewModel(desk);
    grey.show(shown);
    grey.method(Optional.of("naive"));
    var rows = shown.recent();
    double last = rows.column(0)[rows.rows() - 1];
    assertEquals(last, grey.otherProperty().get().paths().getFirst().point()[7], 1e-9);
    grey.method(Optional.of(shown.method()));
    assertNull(grey.otherProperty().get());
  }

  @Test
  void bounds_of_risk_are_checked_kept_and_taken_back() {
    var risk = new RiskViewModel(desk);
    assertEquals(
        Optional.of("\"x\" is not a number from 0 to 100."), RiskViewModel.wrong("20", "x"));
    assertEquals(Optional.of("High must begin at 60 % or above."), RiskViewModel.wrong("60", "50"));
    risk.keep("10", "40,5");
    assertEquals(new RiskBounds(.1, .405), risk.boundsProperty().get());
    assertEquals(new RiskBounds(.1, .405), workbench.riskBands().now());
    desk.tools().undo().undo();
    assertEquals(RiskBounds.USUAL, risk.boundsProperty().get());
  }

  private Dataset imported(Path file, String name) throws IOException {
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return ((Imported) result).dataset();
  }

  private Path weather(int from, int until) throws IOException {
    var random = new Random(3);
    var text = new StringBuilder("time,load,outside\n");
    double level = 0;
    for (int row = from; row < until; row++) {
      level = .9 * level + random.nextGaussian();
      double outside = 10 + level + 5 * Math.sin(2 * Math.PI * row / 24);
      double load = 100 + 4 * outside + .3 * random.nextGaussian();
      var stamp = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(row);
      text.append("%s,%.3f,%.3f%n".formatted(stamp, load, outside));
    }
    return Files.writeString(folder.resolve("weather.csv"), text);
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
