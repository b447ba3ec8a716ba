package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.detect.Direction;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.form.SettingsModel;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Noise with two faults: three rows up at 150, one down at 170.
class AlarmRulingTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private DetectViewModel model;
  private AlarmRuling ruling;

  @BeforeEach
  void search() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var random = new Random(7);
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 200; row++) {
      double fault = row >= 150 && row < 153 ? 30 : row == 170 ? -30 : 0;
      text.append(row).append(',').append(10 + fault + random.nextGaussian()).append('\n');
    }
    var file = Files.writeString(folder.resolve("noise.csv"), text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("noise"), Progress.NONE);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    model = new DetectViewModel(desk);
    ruling = new AlarmRuling(desk, model);
    model
        .methods()
        .forEach(
            method -> {
              if (method.id().equals("robust-z")) model.methodProperty().set(method);
            });
    model.find();
    model.moveThreshold(.6);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private List<Integer> peaks() {
    return model.events().stream().map(event -> event.fromRow()).sorted().toList();
  }

  private static void put(SettingsModel form, String name, String value) {
    form.fields().stream()
        .filter(field -> field.setting().name().equals(name))
        .forEach(field -> field.textProperty().set(value));
  }

  @Test
  void a_rule_is_counted_before_it_is_taken_and_can_be_taken_back() {
    assertEquals(List.of(150, 170), peaks());
    put(ruling.form(), "minimum-duration", "2");
    assertEquals("2 events now, 1 with these rules.", ruling.toldProperty().get());
    assertEquals(List.of(150, 170), peaks());
    assertTrue(ruling.take());
    assertEquals(List.of(150), peaks());
    assertEquals("1", desk.navigator().badges().get("detect"));
    desk.tools().undo().undo();
    assertEquals(List.of(150, 170), peaks());
    desk.tools().undo().redo();
    assertEquals(List.of(150), peaks());
  }

  @Test
  void only_what_goes_down_is_an_alarm_where_that_is_the_rule() {
    put(ruling.form(), "direction", "down");
    ruling.take();
    assertEquals(List.of(170), peaks());
    assertEquals(Direction.DOWN, model.detectedProperty().get().decision().rules().direction());
  }

  @Test
  void a_time_of_maintenance_and_a_muted_channel_are_no_alarm() {
    put(ruling.form(), "maintenance", "140/160");
    assertEquals("2 events now, 1 with these rules.", ruling.toldProperty().get());
    var form = ruling.form();
    put(form, "muted-channels", "level");
    assertEquals("2 events now, 0 with these rules.", ruling.toldProperty().get());
  }

  @Test
  void what_cannot_be_read_is_told_and_changes_nothing() {
    put(ruling.form(), "maintenance", "tomorrow");
    assertTrue(ruling.toldProperty().get().contains("'tomorrow' cannot be read"));
    assertFalse(ruling.take());
    put(ruling.form(), "muted-channels", "pressure");
    assertEquals("There is no channel 'pressure'. Known: level.", ruling.toldProperty().get());
    assertFalse(ruling.take());
    assertEquals(List.of(150, 170), peaks());
    assertEquals(.6, model.thresholdProperty().get());
  }

  @Test
  void the_threshold_taken_back_after_rules_keeps_them() {
    model.settleThreshold();
    put(ruling.form(), "direction", "down");
    ruling.take();
    model.moveThreshold(.5);
    model.settleThreshold();
    desk.tools().undo().undo();
    assertEquals(Direction.DOWN, model.detectedProperty().get().decision().rules().direction());
    assertEquals(List.of(170), peaks());
  }

  @Test
  void no_rules_are_those_without_any() {
    put(ruling.form(), "direction", "down");
    ruling.take();
    ruling.form();
    ruling.reset();
    ruling.take();
    assertEquals(List.of(150, 170), peaks());
  }
}
