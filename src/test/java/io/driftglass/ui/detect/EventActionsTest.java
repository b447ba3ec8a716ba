package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.job.Progress;
import io.driftglass.label.Said;
import io.driftglass.label.Verdict;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Mouse;
import io.driftglass.ui.kit.PageFrame;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is done with the events of a search: gone to others like them and back, exported, their
/// channels looked at one by one.
class EventActionsTest {
  private static final int PATIENCE = 60;

  @TempDir Path folder;
  private Workbench workbench;
  private Dataset dataset;
  private Desk desk;
  private PageFrame page;
  private Scene scene;
  private Path exported;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    exported = folder.resolve("events.csv");
    dataset =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("pump"), Progress.NONE)
            .accepted()
            .dataset();
    workbench.detection().detect(DetectRequest.of(dataset, "", "robust-z"), Progress.NONE);
    desk = TestDesk.of(workbench, Theme.LIGHT, exported);
    Fx.run(
        () -> {
          desk.selection().datasetProperty().set(dataset);
          page = (PageFrame) DetectView.of(desk);
          scene = Snapshot.stage(page, 1208, 820, Theme.LIGHT);
        });
    Fx.await(PATIENCE, () -> chosen() != null && table() != null);
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  /// Two channels of noise; twice the first rises along the same course.
  private Path file() throws IOException {
    var random = new Random(3);
    var text = new StringBuilder("step,flow,heat\n");
    for (int row = 0; row < 1200; row++) {
      boolean strange = (row >= 600 && row < 640) || (row >= 1000 && row < 1040);
      double rise = strange ? 20 + row % 40 : 0;
      text.append(row).append(',');
      text.append(random.nextGaussian() + rise).append(',');
      text.append(random.nextGaussian()).append('\n');
    }
    return Files.writeString(folder.resolve("pump.csv"), text);
  }

  private AnomalyEvent chosen() {
    return desk.selection().eventProperty().get();
  }

  private static long from(AnomalyEvent event) {
    return event.interval().from();
  }

  @SuppressWarnings("unchecked")
  private TableView<AnomalyEvent> table() {
    return (TableView<AnomalyEvent>) scene.lookup("#events");
  }

  private AnomalyEvent event(int nearRow) {
    return table().getItems().stream()
        .filter(event -> event.interval().overlaps(new Interval(nearRow, nearRow + 40)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_earlier_event_of_the_same_shape_is_drawn_gone_to_and_left_again() throws Exception {
    var said = Said.of(Verdict.ANOMALY);
    workbench.review().say(dataset, "", Fx.call(() -> event(600)).interval(), said, "ada");
    Fx.run(() -> desk.selection().eventProperty().set(event(1000)));
    Fx.await(
        PATIENCE,
        () -> {
          Snapshot.layOut(scene);
          return !page.lookupAll(".similar").isEmpty();
        });
    picture("similar");
    Fx.run(() -> click(page.lookup(".similar")));
    assertEquals(from(Fx.call(() -> event(600))), from(Fx.call(this::chosen)));
    Fx.run(() -> pressShift(KeyCode.BACK_SPACE));
    assertEquals(from(Fx.call(() -> event(1000))), from(Fx.call(this::chosen)));
  }

  @Test
  void rows_that_are_no_event_are_selected_and_left_again() throws Exception {
    var model = Fx.call(() -> new DetectViewModel(desk));
    Fx.await(PATIENCE, () -> !model.events().isEmpty());
    Fx.run(
        () -> {
          var visits = new Visits(model, desk.selection());
          var before = chosen();
          visits.go(new Interval(100, 120));
          assertEquals(new Interval(100, 120), desk.selection().brushProperty().get());
          visits.back();
          assertNull(desk.selection().brushProperty().get());
          assertEquals(from(before), from(chosen()));
          visits.back();
          assertEquals(from(before), from(chosen()), "there is nothing before");
        });
  }

  @Test
  void the_events_are_exported_as_they_are_listed() throws Exception {
    Fx.run(
        () ->
            page.commands().stream()
                .filter(command -> command.title().equals("Export the events"))
                .findFirst()
                .orElseThrow()
                .run()
                .run());
    Fx.await(PATIENCE, () -> desk.tools().jobs().stream().allMatch(job -> job.state().ended()));
    var lines = Files.readAllLines(exported);
    assertEquals("start,end,peak,severity,confidence,top_channels", lines.getFirst());
    assertEquals(Fx.call(() -> table().getItems().size()) + 1, lines.size());
    assertTrue(lines.stream().anyMatch(line -> line.startsWith("600,639,")), lines.toString());
  }

  @Test
  void the_table_says_what_happened() throws Exception {
    var told = Fx.call(() -> new EventText(detected()).headline(event(600)));
    Fx.run(() -> Snapshot.layOut(scene));
    assertTrue(
        Fx.call(() -> labels(table()).contains(told)),
        told + " in " + Fx.call(() -> labels(table())));
  }

  private Detected detected() {
    return workbench.detection().latest(dataset, "").orElseThrow();
  }

  private static List<String> labels(Node in) {
    return in.lookupAll(".label").stream().map(node -> ((Label) node).getText()).toList();
  }

  @Test
  void a_channel_that_is_pointed_at_steps_forward_on_the_chart() throws Exception {
    Fx.run(
        () -> {
          Snapshot.layOut(scene);
          var why = (WhyPanel) page.lookup("#why");
          var cell = contribution("flow");
          cell.fireEvent(mouse(MouseEvent.MOUSE_ENTERED));
          assertEquals(Optional.of("flow"), why.pointedProperty().get());
          cell.fireEvent(mouse(MouseEvent.MOUSE_EXITED));
          assertEquals(Optional.empty(), why.pointedProperty().get());
        });
  }

  private Node contribution(String channel) {
    return page.lookup("#why").lookupAll(".label").stream()
        .filter(node -> ((Label) node).getText().equals(channel))
        .filter(node -> node.getOnMouseEntered() != null)
        .findFirst()
        .orElseThrow();
  }

  private static void click(Node node) {
    Event.fireEvent(node, mouse(MouseEvent.MOUSE_CLICKED));
  }

  private static MouseEvent mouse(EventType<MouseEvent> type) {
    return Mouse.of(type, 1, 1, MouseButton.PRIMARY);
  }

  private void pressShift(KeyCode code) {
    var event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false);
    if (!page.pressed(event)) page.fireEvent(event);
  }

  private void picture(String state) throws Exception {
    Fx.run(() -> Snapshot.layOut(scene));
    Png.write(
        Fx.call(() -> Snapshot.of(scene, 1)),
        Path.of("target/screenshots/parts/anomalies-" + state + ".png"));
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
  }
}
