package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.detect.Calibration;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private DetectViewModel model;

  @BeforeEach
  void open() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("noise"), Progress.NONE);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    model = new DetectViewModel(desk);
    model
        .methodProperty()
        .set(
            model.methods().stream()
                .filter(method -> method.id().equals("robust-z"))
                .findFirst()
                .orElseThrow());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void before_the_first_search_nothing_is_shown() {
    assertNull(model.detectedProperty().get());
    assertEquals(0, model.events().size());
  }

  @Test
  void the_highest_event_is_chosen_and_told_to_the_other_pages() {
    model.find();
    assertNotNull(model.detectedProperty().get());
    assertEquals(150, model.events().getFirst().peakRow());
    assertEquals(model.events().getFirst(), desk.selection().eventProperty().get());
    assertEquals(Integer.toString(model.events().size()), desk.navigator().badges().get("detect"));
  }

  @Test
  void a_higher_threshold_keeps_fewer_events_and_the_scores_stay() {
    model.find();
    double before = shownScore();
    int events = model.events().size();
    assertEquals(Calibration.AT_THRESHOLD, model.thresholdProperty().get());
    model.moveThreshold(.3);
    assertTrue(model.events().size() > events);
    assertEquals(model.events().size(), model.eventsAt(.3));
    assertEquals(before, shownScore(), 1e-9);
  }

  @Test
  void an_untouched_threshold_tells_the_events_that_were_found() {
    model
        .methodProperty()
        .set(model.methods().stream().filter(m -> m.id().equals("ewma")).findFirst().orElseThrow());
    model.find();
    var found = model.detectedProperty().get();
    assertEquals(found.events().size(), model.eventsAt(model.thresholdProperty().get()));
  }

  private double shownScore() {
    double[] scores = model.detectedProperty().get().scores().total();
    return model.scale().normalised(scores)[150];
  }

  @Test
  void a_dragged_threshold_draws_the_same_scores_and_another_search_its_own() {
    model.find();
    model.moveThreshold(.45);
    var drawn = new DrawnScores();
    var first = drawn.of(model.detectedProperty().get(), model.scale());
    model.moveThreshold(.3);
    assertSame(first, drawn.of(model.detectedProperty().get(), model.scale()));
    model.find();
    assertNotSame(first, drawn.of(model.detectedProperty().get(), model.scale()));
  }

  @Test
  void a_dragged_threshold_is_one_step_that_can_be_taken_back_and_done_again() {
    model.find();
    var asFound = model.detectedProperty().get();
    var undo = desk.tools().undo();
    model.moveThreshold(.45);
    model.moveThreshold(.4);
    model.settleThreshold();
    model.moveThreshold(.3);
    model.settleThreshold();
    undo.undo();
    assertEquals(.4, model.thresholdProperty().get());
    undo.undo();
    assertEquals(Calibration.AT_THRESHOLD, model.thresholdProperty().get());
    assertEquals(asFound, model.detectedProperty().get());
    assertTrue(undo.nothingToUndo().get());
    undo.redo();
    undo.redo();
    assertEquals(.3, model.thresholdProperty().get());
    assertEquals(model.eventsAt(.3), model.events().size());
  }

  @Test
  void a_threshold_of_another_search_is_taken_back_on_that_search() {
    model.find();
    var first = model.detectedProperty().get();
    model.moveThreshold(.3);
    model.find();
    assertNotEquals(first.id(), model.detectedProperty().get().id());
    desk.navigator().open("data");
    desk.tools().undo().undo();
    assertEquals(first, model.detectedProperty().get());
    assertEquals("detect", desk.navigator().pageProperty().get());
  }

  @Test
  void up_and_down_stop_at_the_ends() {
    model.find();
    model.moveThreshold(.3);
    model.selectedProperty().set(model.events().getFirst());
    model.ranked().previous();
    assertEquals(model.events().getFirst(), model.selectedProperty().get());
    model.ranked().next();
    assertEquals(model.events().get(1), model.selectedProperty().get());
  }

  @Test
  void the_last_search_is_shown_again_after_a_restart() {
    model.find();
    var again = new DetectViewModel(Desks.here(workbench));
    assertNull(again.detectedProperty().get());
    var other = Desks.here(workbench);
    var reopened = new DetectViewModel(other);
    other.selection().datasetProperty().set(desk.selection().datasetProperty().get());
    assertEquals(model.events().getFirst().peakRow(), reopened.events().getFirst().peakRow());
  }

  private Path file() throws IOException {
    var random = new Random(7);
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 200; row++) {
      text.append(row)
          .append(',')
          .append(row == 150 ? 40 : 10 + random.nextGaussian())
          .append('\n');
    }
    return Files.writeString(folder.resolve("noise.csv"), text);
  }
}
