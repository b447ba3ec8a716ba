package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.forecast.RiskBounds;
import io.driftglass.job.Progress;
import io.driftglass.label.AlarmLimit;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Mouse;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.forecast.ForecastRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Forecast page as it is used: a known input, what if it were another, all sensors.
class ForecastPageTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench =
        Workbench.open(
            new Home(folder.resolve("home")),
            Config.of(Map.of(), Map.of(), folder.resolve("driftglass.toml")));
    var data = imported();
    workbench
        .alarmLimits()
        .put(data, List.of(new AlarmLimit("load [kW]", AlarmLimit.Level.HIGH, 165)));
    desk = Fx.call(() -> TestDesk.of(workbench, Theme.LIGHT));
    scene =
        Fx.call(
            () -> {
              desk.selection().datasetProperty().set(data);
              return Snapshot.stage(ForecastView.of(desk), 1240, 1600, Theme.LIGHT);
            });
    Fx.run(() -> ((ButtonBase) scene.lookup("#forecast")).fire());
    settle();
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(() -> ((TaskRunner) desk.runner()).close());
    workbench.close();
  }

  @Test
  void an_input_is_named_and_moved_and_the_page_says_what_that_does() throws Exception {
    Fx.run(
        () ->
            scene.getRoot().lookupAll(".menu-button").stream()
                .map(MenuButton.class::cast)
                .filter(chip -> String.valueOf(chip.getAccessibleText()).startsWith("Known ahead"))
                .flatMap(chip -> chip.getItems().stream())
                .map(CheckMenuItem.class::cast)
                .findFirst()
                .orElseThrow()
                .fire());
    settle();
    var slider = (Slider) scene.lookup(".what-if-slider");
    Fx.run(() -> slider.setValue(5));
    settle();
    Fx.run(() -> Snapshot.layOut(scene));
    picture("forecast-what-if");
    var said = Fx.call(() -> texts("instead of"));
    assertTrue(said.stream().anyMatch(text -> text.contains("on average; peak")), said.toString());
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
  }

  @Test
  void all_sensors_stand_in_one_table_the_riskiest_first() throws Exception {
    Fx.run(() -> ((Button) scene.lookup("#forecast-all")).fire());
    settle();
    picture("forecast-sensors");
    TableView<?> table = (TableView<?>) scene.lookup("#sensors");
    var rows = table.getItems().stream().map(SensorsViewModel.Row.class::cast).toList();
    assertEquals(
        List.of("load [kW]", "outside [degC]"),
        rows.stream().map(r -> r.sensor().channel()).toList());
    Fx.run(() -> table.getSortOrder().clear());
  }

  @Test
  void the_bounds_of_risk_are_changed_on_the_page_and_the_limit_is_judged_by_them()
      throws Exception {
    bounds("0", "0");
    Fx.await(30, () -> texts("high risk").size() == 1);
    bounds("100", "100");
    Fx.await(30, () -> texts("low risk").size() == 1);
    assertEquals(new RiskBounds(1, 1), workbench.riskBands().now());
    picture("forecast-risk");
  }

  /// A forecast of the terminal comes without a leaderboard.
  @Test
  void what_a_forecast_is_worth_is_measured_at_a_button() throws Exception {
    var data = Fx.call(() -> desk.selection().datasetProperty().get());
    var request =
        new ForecastRequest(
            data,
            "",
            List.of("load [kW]"),
            "seasonal-naive",
            Map.of(),
            24,
            new double[] {.8, .95},
            List.of(),
            Optional.empty(),
            false);
    workbench.forecasting().forecast(request, Progress.NONE);
    reopen(data);
    Fx.await(
        60,
        () -> {
          Snapshot.layOut(scene);
          return scene.lookup("#measure") != null;
        });
    picture("forecast-unmeasured");
    assertEquals(2, Fx.call(() -> texts("n/a").size()));
    Fx.run(() -> ((Button) scene.lookup("#measure")).fire());
    settle();
    Fx.await(60, () -> texts("out of sample, n = ").size() == 1);
    assertEquals(List.of(), Fx.call(() -> texts("n/a")));
    assertTrue(Fx.call(() -> ((TableView<?>) scene.lookup("#leaderboard")).getItems().size() > 3));
  }

  private void reopen(Dataset data) throws Exception {
    Fx.run(() -> ((TaskRunner) desk.runner()).close());
    desk = Fx.call(() -> TestDesk.of(workbench, Theme.LIGHT));
    scene =
        Fx.call(
            () -> {
              desk.selection().datasetProperty().set(data);
              return Snapshot.stage(ForecastView.of(desk), 1080, 1600, Theme.LIGHT);
            });
  }

  private void bounds(String medium, String high) throws Exception {
    Fx.run(
        () -> {
          scene.getRoot().lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(button -> "Bounds of risk".equals(button.getAccessibleText()))
              .findFirst()
              .orElseThrow()
              .fire();
          var sheet = desk.tools().sheets().shownProperty().get().orElseThrow().content();
          var keep = (Button) sheet.lookup("#risk-keep");
          ((TextField) sheet.lookup("#risk-medium")).setText("101");
          assertTrue(keep.isDisabled());
          ((TextField) sheet.lookup("#risk-high")).setText(high);
          ((TextField) sheet.lookup("#risk-medium")).setText(medium);
          keep.fire();
        });
  }

  /// The mouse over a row of the leaderboard draws that method's forecast in grey.
  @Test
  void a_row_of_the_leaderboard_that_is_pointed_at_is_drawn_in_grey() throws Exception {
    var row = Fx.call(() -> row("Last value"));
    Fx.run(() -> mouse(row, MouseEvent.MOUSE_ENTERED));
    Fx.await(60, () -> texts("another method").size() == 1);
    Fx.run(() -> mouse(row, MouseEvent.MOUSE_EXITED));
    assertEquals(List.of(), Fx.call(() -> texts("another method")));
  }

  private TableRow<?> row(String title) {
    return scene.lookup("#leaderboard").lookupAll(".table-row-cell").stream()
        .map(node -> (TableRow<?>) node)
        .filter(
            row ->
                row.lookupAll(".label").stream()
                    .anyMatch(node -> title.equals(((Label) node).getText())))
        .findFirst()
        .orElseThrow();
  }

  private static void mouse(Node node, EventType<MouseEvent> type) {
    Event.fireEvent(node, Mouse.of(type, 5, 5));
  }

  private void settle() throws Exception {
    Fx.await(60, () -> ((TaskRunner) desk.runner()).openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
  }

  private List<String> texts(String part) {
    return scene.getRoot().lookupAll(".label").stream()
        .map(node -> ((Label) node).getText())
        .filter(text -> text != null && text.contains(part))
        .toList();
  }

  private void picture(String name) throws Exception {
    var file = Path.of("target/screenshots", name + ".png");
    Png.write(Fx.call(() -> Snapshot.of(scene, 1)), file);
    assertTrue(Files.size(file) > 10_000);
  }

  /// Sixty days of hours: load follows the day and the temperature outside.
  private Dataset imported() throws IOException {
    var random = new Random(3);
    var text = new StringBuilder("time,load [kW],outside [degC]\n");
    double level = 0;
    for (int row = 0; row < 24 * 60; row++) {
      level = .97 * level + .6 * random.nextGaussian();
      double outside = 10 + level + 5 * Math.sin(2 * Math.PI * row / 24);
      double load =
          100 + 30 * Math.cos(2 * Math.PI * row / 24) + 3 * outside + 2 * random.nextGaussian();
      var stamp = LocalDateTime.of(2026, 1, 1, 0, 0).plusHours(row);
      text.append("%s,%.3f,%.3f%n".formatted(stamp, load, outside));
    }
    var file = Files.writeString(folder.resolve("weather.csv"), text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("weather"), Progress.NONE);
    return ((Imported) result).dataset();
  }
}
