package io.driftglass.ui.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.AlarmLimit;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
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
    workbench = Workbench.open(new Home(folder.resolve("home")));
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
