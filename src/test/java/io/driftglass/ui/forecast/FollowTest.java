package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.forecast.Forecast;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.ui.chart.ForecastChart;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.live.RunningFeed;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/// The forecast goes on by itself while a file grows.
class FollowTest {
  private static final int LEARNT = 24 * 20;
  private static final long HOUR = 3_600_000_000L;

  @TempDir Path folder;
  private Workbench workbench;
  private Dataset data;
  private Path file;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var history = Files.writeString(folder.resolve("load.csv"), "time,load\n" + lines(0, LEARNT));
    var result =
        workbench
            .datasets()
            .importFile(history, ReadingOptions.NONE, Optional.of("load"), Progress.NONE);
    data = ((Imported) result).dataset();
    file = folder.resolve("growing.csv");
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void rows_of_a_feed_move_now_and_the_bands_without_a_step_by_hand() throws Exception {
    var desk = Desks.here(workbench);
    desk.selection().datasetProperty().set(data);
    var model = new ForecastViewModel(desk);
    model.methodProperty().set(Catalogues.forecaster("naive"));
    model.horizonProperty().set(model.horizons().getFirst());
    var follow = new FollowViewModel(desk, model);
    model.forecast();
    long first = model.forecastedProperty().get().forecast().ticks()[0];
    follow.look();
    assertEquals("", follow.feedProperty().get());
    assertNull(follow.shownProperty().get());

    Files.writeString(file, "time,load\n" + lines(LEARNT - 30, LEARNT + 5));
    var feed = start();
    await(
        () -> {
          follow.look();
          return follow.rows() == 5;
        });
    assertEquals("north", follow.feedProperty().get());
    assertEquals(first + 5 * HOUR, shown(follow).ticks()[0]);
    assertEquals(value(LEARNT + 4), point(follow), 1e-3);
    double narrow = width(follow);

    // twelve rows that jump by a hundred: the last value misses, and the bands learn of it
    var wild = new StringBuilder();
    for (int row = LEARNT + 5; row < LEARNT + 17; row++) wild.append(line(row, 100 * (row % 2)));
    Files.writeString(file, wild, StandardOpenOption.APPEND);
    await(
        () -> {
          follow.look();
          return follow.rows() == 17;
        });
    assertEquals(first + 17 * HOUR, shown(follow).ticks()[0]);
    assertTrue(width(follow) > 3 * narrow, narrow + " became " + width(follow));

    feed.stop();
    await(feed::ended);
    follow.look();
    assertEquals("", follow.feedProperty().get());
    assertEquals(17, follow.rows());
    assertEquals(17 + LEARNT, follow.shownProperty().get().recent().rows());
  }

  /// Only what is known at a row is used: what comes later changes nothing.
  @Test
  void a_carried_forecast_is_that_of_the_model_from_the_same_rows() throws Exception {
    var desk = Desks.here(workbench);
    desk.selection().datasetProperty().set(data);
    var model = new ForecastViewModel(desk);
    model.methodProperty().set(Catalogues.forecaster("ridge"));
    model.horizonProperty().set(model.horizons().getFirst());
    var follow = new FollowViewModel(desk, model);
    model.forecast();
    Files.writeString(file, "time,load\n" + lines(LEARNT - 3, LEARNT + 9));
    start();
    await(
        () -> {
          follow.look();
          return follow.rows() == 9;
        });
    var base = model.forecastedProperty().get();
    var recent = follow.shownProperty().get().recent();
    int ahead = base.forecast().horizonRows();
    var expected =
        base.whatIf()
            .orElseThrow()
            .fitted()
            .forecast(recent, recent.slice(0, 0), ahead, new double[] {.8, .95}, Progress.NONE);
    assertArrayEquals(
        expected.paths().getFirst().point(), shown(follow).paths().getFirst().point());
  }

  @Test
  void a_feed_of_other_data_is_not_followed() throws Exception {
    var other = Files.writeString(folder.resolve("other.csv"), "time,load\n" + lines(0, 100));
    var result =
        workbench
            .datasets()
            .importFile(other, ReadingOptions.NONE, Optional.of("other"), Progress.NONE);
    var desk = Desks.here(workbench);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    var model = new ForecastViewModel(desk);
    model.methodProperty().set(Catalogues.forecaster("naive"));
    model.forecast();
    var follow = new FollowViewModel(desk, model);
    Files.writeString(file, "time,load\n" + lines(LEARNT, LEARNT + 5));
    var feed = start();
    await(() -> feed.state().filter(state -> state.rows() == 5).isPresent());
    follow.look();
    assertEquals("", follow.feedProperty().get());
    assertNull(follow.shownProperty().get());
  }

  @Test
  void the_page_follows_the_feed_by_itself() throws Exception {
    Desk desk = Fx.call(() -> TestDesk.of(workbench, Theme.LIGHT));
    var scene =
        Fx.call(
            () -> {
              desk.selection().datasetProperty().set(data);
              return Snapshot.stage(new StackPane(ForecastView.of(desk)), 1280, 820, Theme.LIGHT);
            });
    Fx.run(() -> ((ButtonBase) scene.lookup("#forecast")).fire());
    Fx.await(
        60,
        () -> {
          Snapshot.layOut(scene);
          return scene.lookup("#chart") != null;
        });
    var chart = (ForecastChart) Fx.call(() -> scene.lookup("#chart"));
    double before = Fx.call(() -> chart.viewport().visible().until());
    Files.writeString(file, "time,load\n" + lines(LEARNT - 3, LEARNT + 9));
    start();
    Fx.await(
        60,
        () ->
            scene.getRoot().lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .anyMatch(text -> text != null && text.endsWith("9 rows since")));
    Fx.run(() -> Snapshot.layOut(scene));
    assertEquals(before + 9 * HOUR, Fx.call(() -> chart.viewport().visible().until()));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    Fx.run(
        () -> {
          ((StackPane) scene.getRoot()).getChildren().clear();
          ((TaskRunner) desk.runner()).close();
        });
  }

  private RunningFeed start() {
    return workbench
        .liveFeeds()
        .start(
            new FeedSetup(
                "north",
                new Feed.GrowingFile(file),
                "",
                Long.toString(data.id()),
                "",
                "robust-z",
                ""));
  }

  private static void await(BooleanSupplier condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition::getAsBoolean);
  }

  private static Forecast shown(FollowViewModel follow) {
    return follow.shownProperty().get().forecast();
  }

  private static double point(FollowViewModel follow) {
    return shown(follow).paths().getFirst().point()[0];
  }

  private static double width(FollowViewModel follow) {
    var band = shown(follow).paths().getFirst().bands().getFirst();
    return band.high()[0] - band.low()[0];
  }

  private static String lines(int from, int until) {
    var text = new StringBuilder();
    for (int row = from; row < until; row++) text.append(line(row, 0));
    return text.toString();
  }

  private static String line(int row, double more) {
    var stamp = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(row);
    return "%s,%.3f%n".formatted(stamp, value(row) + more);
  }

  private static double value(int row) {
    double noise = new Random(row).nextGaussian();
    return 500 + 20 * Math.sin(2 * Math.PI * row / 24) + .3 * noise;
  }
}
