package io.driftglass.ui.data.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.group.GroupRow;
import io.driftglass.series.Channel;
import io.driftglass.series.Clock;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import io.driftglass.series.Role;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ten days of hours: the flow is the hour, and ten more while the pump runs, on odd days.
class GroupsCardTest {
  private static final long HOUR = 3_600_000_000L;
  private static final int ROWS = 240;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private GroupsViewModel model;
  private GroupsCard card;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var ticks = LongStream.range(0, ROWS).map(row -> row * HOUR).toArray();
    var runs = LongStream.range(0, ROWS).mapToDouble(row -> row / 24 % 2).toArray();
    var flow = LongStream.range(0, ROWS).mapToDouble(row -> row % 24 + 10 * runs[(int) row]);
    var channels =
        List.of(
            new Channel("flow", "m3/h", Kind.NUMBER, Role.TARGET, List.of()),
            new Channel("pump", "", Kind.CATEGORY, Role.INPUT, List.of("off", "on")));
    var frame = Frame.of(new Clock.Wall(), ticks, channels, new double[][] {flow.toArray(), runs});
    Fx.run(
        () -> {
          desk = Desks.here(workbench, folder.resolve("by-pump.csv"));
          model = new GroupsViewModel(desk);
          card = new GroupsCard(model);
          Snapshot.stage(card, 1000, 500, Theme.LIGHT);
          model.open(frame);
          model.watch(true);
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_channel_is_told_by_hour_then_by_state_and_what_says_no_state_is_explained()
      throws Exception {
    Fx.await(() -> table().getItems().size() == 24);
    assertEquals("00:00", table().getItems().getFirst().group());
    assertEquals(5, table().getItems().getFirst().mean());
    assertEquals(28, table().getItems().getLast().mean());

    Fx.run(() -> model.byProperty().set("pump"));
    Fx.await(() -> table().getItems().size() == 2);
    assertEquals(List.of("off", "on"), table().getItems().stream().map(GroupRow::group).toList());
    assertEquals(11.5, table().getItems().getFirst().mean());
    assertEquals(21.5, table().getItems().getLast().mean());
    assertTrue(told("2 groups"));

    Fx.run(() -> model.byProperty().set("flow"));
    Fx.await(() -> table().getItems().isEmpty());
    assertFalse(told("2 groups"));
  }

  @Test
  void weekdays_have_their_names_in_the_language_of_the_user() throws Exception {
    var before = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.GERMAN);
    try {
      Fx.run(() -> model.byProperty().set("weekday"));
      Fx.await(() -> table().getItems().size() == 7);
      assertEquals("Montag", Fx.call(() -> table().getColumns().getFirst().getCellData(0)));
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, before);
    }
  }

  @Test
  void the_figures_are_saved_as_they_are_shown() throws Exception {
    Fx.run(() -> model.byProperty().set("pump"));
    Fx.await(() -> table().getItems().size() == 2);
    Fx.run(model::save);
    var file = folder.resolve("by-pump.csv");
    Fx.await(() -> Files.exists(file));
    assertEquals(
        List.of(
            "group,channel,rows,missing,mean,deviation,min,median,max",
            "off,flow,120,0,11.5,6.951210522714186,0.0,11.5,23.0",
            "on,flow,120,0,21.5,6.951210522714186,10.0,21.5,33.0"),
        Files.readAllLines(file));
  }

  private boolean told(String text) {
    return card.lookupAll(".label").stream().anyMatch(n -> ((Label) n).getText().equals(text));
  }

  private TableView<GroupRow> table() {
    @SuppressWarnings("unchecked")
    var table = (TableView<GroupRow>) card.lookup("#groups");
    return table;
  }
}
