package io.driftglass.ui.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.Annotation;
import io.driftglass.series.Interval;
import io.driftglass.ui.chart.pointer.Gutter;
import io.driftglass.ui.chart.pointer.Pointer;
import io.driftglass.ui.chart.scale.Range;
import io.driftglass.ui.chart.scale.Viewport;
import io.driftglass.ui.chart.series.Track;
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
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two charts of one dataset, joined to the window's selection.
class BrushTest {
  private static final int ROWS = 400;

  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private TimeChart one;
  private TimeChart other;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var text = new StringBuilder("step,a\n");
    for (int row = 0; row < ROWS; row++) text.append(row).append(',').append(row % 7).append('\n');
    var file = Files.writeString(folder.resolve("rows.csv"), text);
    var result =
        workbench.datasets().importFile(file, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
    Dataset dataset = ((ImportResult.Imported) result).dataset();
    var frame = workbench.datasets().frame(dataset, "");
    Fx.run(
        () -> {
          desk = Desks.here(workbench);
          one = new TimeChart();
          other = new TimeChart();
          for (var chart : List.of(one, other)) {
            chart.show(frame.clock(), List.of(Track.of(frame, 0)));
            Brush.on(chart, desk);
            Notes.on(chart, desk);
            chart.setMinHeight(260);
          }
          desk.selection().datasetProperty().set(dataset);
          scene = Snapshot.stage(new VBox(one, other), 1000, 540, Theme.LIGHT);
        });
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void a_stretch_selected_on_one_chart_is_marked_on_all_and_let_go_by_a_key() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          var brush = desk.selection().brushProperty().get();
          assertEquals(100.0, (double) brush.from(), 2);
          assertEquals(200.0, (double) brush.until(), 2);
          assertEquals(marked(one).getLayoutX(), marked(other).getLayoutX());
          assertEquals(x(one, brush.until()) - x(one, brush.from()), width(marked(other)), 2);

          press(KeyCode.BACK_SPACE);
          assertNull(desk.selection().brushProperty().get());
          assertFalse(marked(other).isVisible());
        });
  }

  @Test
  void the_selection_is_zoomed_to() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          press(KeyCode.Z);
        });
    Fx.await(
        () -> one.viewport().visible().equals(Range.of(desk.selection().brushProperty().get())));
  }

  @Test
  void a_note_beside_the_selection_stays_in_the_workspace_and_can_be_undone() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          press(KeyCode.T);
          keep("pump was serviced");
          assertEquals(List.of("pump was serviced"), flags(one));
          assertEquals(List.of("pump was serviced"), flags(other));
          assertEquals(desk.selection().brushProperty().get(), notes().getFirst().interval());

          desk.tools().undo().undo();
          assertEquals(List.of(), flags(one));
          assertEquals(List.of(), notes());
          desk.tools().undo().redo();
          assertEquals(List.of("pump was serviced"), flags(other));
        });
    var dataset = desk.selection().datasetProperty().get();
    workbench.close();
    workbench = Workbench.open(new Home(folder.resolve("home")));
    var kept = workbench.annotations().of(dataset, "");
    assertEquals(List.of("pump was serviced"), kept.stream().map(Annotation::text).toList());
  }

  /// The forecast and the recipe of a dataset carry the notes of its rows too.
  @Test
  void a_note_stands_on_every_chart_of_the_dataset_and_is_written_on_any() throws Exception {
    Fx.run(
        () -> {
          var forecast = new ForecastChart();
          forecast.show(one.clock(), "", one.tracks().getFirst().measured());
          var viewport = new Viewport();
          var recipe = new StepChart(viewport, new Pointer());
          viewport.open(new Range(0, ROWS), 1);
          for (var chart : List.of(forecast, recipe)) {
            Brush.on(chart, desk);
            Notes.on(chart, desk);
            Snapshot.stage(chart, 800, 300, Theme.LIGHT);
          }
          desk.selection().brushProperty().set(new Interval(100, 200));
          press(forecast, KeyCode.T);
          keep("pump was serviced");
          assertEquals(List.of("pump was serviced"), flags(forecast));
          assertEquals(List.of("pump was serviced"), flags(recipe));
          assertEquals(List.of("pump was serviced"), flags(one));
          Snapshot.layOut(recipe.getScene());
          var bar = recipe.stretches().lookup(".dg-noted");
          assertEquals(recipe.x().x(100), bar.getLayoutX(), 1);
          assertEquals(recipe.x().pixels(100), width(bar), 1);

          labels(recipe).getFirst().fireEvent(mouse(MouseEvent.MOUSE_CLICKED, 1, 1, false));
          keep("pump was changed");
          assertEquals(List.of("pump was changed"), flags(forecast));
        });
  }

  @Test
  void a_flag_opens_its_note_to_change_or_delete_it() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          press(KeyCode.T);
          keep("first");
          open(0);
          keep("second");
          assertEquals(List.of("second"), flags(other));
          desk.tools().undo().undo();
          assertEquals(List.of("first"), flags(one));

          open(0);
          sheet().lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(button -> button.getText().equals("Delete"))
              .findFirst()
              .orElseThrow()
              .fire();
          assertEquals(List.of(), flags(one));
          desk.tools().undo().undo();
          assertEquals(List.of("first"), flags(one));
        });
  }

  @Test
  void a_note_that_is_too_long_is_not_kept_by_the_keyboard_either() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          press(KeyCode.T);
          var text = (TextArea) sheet().lookup("#note-text");
          text.setText("x".repeat(4001));
          text.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, true, false, false));
          assertEquals(List.of(), notes());
          assertTrue(desk.tools().sheets().shownProperty().get().isPresent());
        });
  }

  @Test
  void a_deletion_that_failed_is_not_to_be_undone() throws Exception {
    Fx.run(
        () -> {
          select(100, 200);
          press(KeyCode.T);
          keep("first");
          open(0);
          var sheet = sheet();
          workbench.close();
          sheet.lookupAll(".button").stream()
              .map(Button.class::cast)
              .filter(button -> button.getText().equals("Delete"))
              .findFirst()
              .orElseThrow()
              .fire();
          desk.tools().undo().undo();
          assertTrue(desk.tools().undo().nothingToUndo().get());
        });
  }

  @Test
  void notes_that_cannot_be_read_are_not_said_to_be_lost() throws Exception {
    workbench.close();
    Fx.run(() -> desk.selection().annotatedProperty().set(7));
    assertEquals("The notes cannot be read", desk.tools().notices().all().getFirst().title());
  }

  /// Two that overlap stand under each other, one out of sight is not drawn.
  @Test
  void flags_do_not_cover_each_other_and_follow_the_zoom() throws Exception {
    Fx.run(
        () -> {
          for (var stretch : List.of(new Interval(100, 120), new Interval(105, 300))) {
            desk.selection().brushProperty().set(stretch);
            press(KeyCode.T);
            keep("note at " + stretch.from());
          }
          Snapshot.layOut(scene);
          var shown = labels(one);
          assertTrue(shown.get(0).getLayoutY() + 14 < shown.get(1).getLayoutY());
          one.viewport().show(new Range(200, 250));
          Snapshot.layOut(scene);
          assertFalse(labels(one).get(0).isVisible());
          assertTrue(labels(one).get(1).isVisible());
        });
  }

  private void keep(String text) {
    ((TextArea) sheet().lookup("#note-text")).setText(text);
    ((Button) sheet().lookup("#note-keep")).fire();
    Snapshot.layOut(scene);
  }

  private void open(int flag) {
    var label = labels(one).get(flag);
    label.fireEvent(mouse(MouseEvent.MOUSE_CLICKED, 1, 1, false));
  }

  private Node sheet() {
    var content = desk.tools().sheets().shownProperty().get().orElseThrow().content();
    if (content.getScene() == null) Snapshot.stage(content, 500, 400, Theme.LIGHT);
    return content;
  }

  private List<Annotation> notes() {
    return workbench.annotations().of(desk.selection().datasetProperty().get(), "");
  }

  private static List<String> flags(Notes.Noted chart) {
    return labels(chart).stream().map(Label::getText).toList();
  }

  private static List<Label> labels(Notes.Noted chart) {
    return chart.stretches().getChildren().stream()
        .filter(node -> node.getStyleClass().contains("dg-flag"))
        .map(Label.class::cast)
        .toList();
  }

  private static Node marked(TimeChart chart) {
    return chart.stretches().lookup(".dg-selected");
  }

  private static double width(Node node) {
    return node.getLayoutBounds().getWidth();
  }

  private static double x(TimeChart chart, long tick) {
    return Gutter.WIDTH + chart.stack().x().x(tick);
  }

  private void select(long from, long until) {
    drag(MouseEvent.MOUSE_PRESSED, from);
    drag(MouseEvent.MOUSE_DRAGGED, (from + until) / 2);
    drag(MouseEvent.MOUSE_DRAGGED, until);
    drag(MouseEvent.MOUSE_RELEASED, until);
    Snapshot.layOut(scene);
  }

  private void drag(EventType<MouseEvent> type, long tick) {
    var surface = one.lookup(".dg-plot");
    var at = one.localToScene(new Point2D(x(one, tick), 150));
    surface.fireEvent(mouse(type, at.getX(), at.getY(), true));
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y, boolean shift) {
    return new MouseEvent(
        type,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        shift,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  private void press(KeyCode code) {
    press(one, code);
  }

  private static void press(Node chart, KeyCode code) {
    chart.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }
}
