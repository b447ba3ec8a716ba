package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.Marked;
import io.driftglass.label.Verdict;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewViewModelTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private DetectViewModel search;
  private ReviewViewModel review;

  @BeforeEach
  void find() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    desk = Desks.here(workbench);
    var result =
        workbench
            .datasets()
            .importFile(file(), ReadingOptions.NONE, Optional.of("noise"), Progress.NONE);
    desk.selection().datasetProperty().set(((Imported) result).dataset());
    search = new DetectViewModel(desk);
    review = new ReviewViewModel(desk, search);
    search
        .methodProperty()
        .set(
            search.methods().stream()
                .filter(method -> method.id().equals("robust-z"))
                .findFirst()
                .orElseThrow());
    search.find();
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void what_the_threshold_misses_is_told_once_an_anomaly_is_known() {
    var before = review.outlookProperty().get().orElseThrow();
    assertEquals(OptionalDouble.empty(), before.missRate());
    assertTrue(before.normalRows() > 0);
    review.accept();
    var known = review.outlookProperty().get().orElseThrow();
    assertEquals(1, known.knownEvents());
    assertEquals(OptionalDouble.of(0), known.missRate());
    search.moveLevel(0);
    var low = review.outlookProperty().get().orElseThrow();
    assertTrue(low.alarmsPer1000Rows() > known.alarmsPer1000Rows(), low.toString());
  }

  @Test
  void accept_reject_and_a_digit_say_something_of_the_chosen_event() {
    var event = search.selectedProperty().get();
    review.accept();
    assertEquals(Verdict.ANOMALY, review.said(event).orElseThrow().verdict());
    review.kind(4);
    assertEquals(4, review.said(event).orElseThrow().kind());
    review.note("pump changed");
    review.reject();
    assertEquals(Verdict.NORMAL, review.said(event).orElseThrow().verdict());
    assertEquals("pump changed", review.said(event).orElseThrow().text());
    assertEquals(1, review.reviewed());
  }

  @Test
  void every_word_can_be_taken_back_and_said_again() {
    var event = search.selectedProperty().get();
    review.accept();
    review.reject();
    desk.tools().undo().undo();
    assertEquals(Verdict.ANOMALY, review.said(event).orElseThrow().verdict());
    desk.tools().undo().undo();
    assertTrue(review.said(event).isEmpty());
    desk.tools().undo().redo();
    assertEquals(Verdict.ANOMALY, review.said(event).orElseThrow().verdict());
  }

  @Test
  void what_was_said_judges_the_search() {
    assertTrue(review.evaluationProperty().get().isEmpty());
    review.accept();
    var evaluation = review.evaluationProperty().get().orElseThrow();
    assertEquals("test", evaluation.split());
    assertEquals(1, evaluation.labelledRows());
  }

  @Test
  void the_curve_and_the_place_of_the_threshold_on_it_are_there_once_an_anomaly_is_known() {
    assertTrue(review.curveProperty().get().isEmpty());
    review.accept();
    var told = review.curveProperty().get().orElseThrow();
    assertEquals(1, told.here().recall());
    assertEquals(1, told.here().precision());
    search.moveThreshold(.3);
    var lower = review.curveProperty().get().orElseThrow().here();
    assertEquals(1, lower.recall());
    assertTrue(lower.precision() < .5, lower.toString());
  }

  @Test
  void what_was_marked_nearby_is_told_nearest_first() {
    search.moveThreshold(.3);
    var first = search.selectedProperty().get();
    assertEquals(List.of(), review.near(first));
    var detected = search.detectedProperty().get();
    workbench
        .annotations()
        .write(
            detected.dataset(),
            detected.entity(),
            new Interval(first.interval().until(), first.interval().until() + 1),
            "filter changed",
            "");
    search.next();
    review.accept();
    var second = search.selectedProperty().get();
    search.previous();
    assertEquals(
        List.of("filter changed", ""), review.near(first).stream().map(Marked::text).toList());
    assertEquals(second.interval(), review.near(first).get(1).interval());
    assertEquals(
        List.of("filter changed"), review.near(second).stream().map(Marked::text).toList());
  }

  @Test
  void rejecting_lower_events_proposes_a_level_that_taking_moves_to() {
    search.moveThreshold(.3);
    int before = search.events().size();
    assertTrue(before > 1, "a low threshold gives several events");
    search.selectedProperty().set(search.events().getFirst());
    review.accept();
    for (var event : search.events().subList(1, before)) {
      search.selectedProperty().set(event);
      review.reject();
    }
    var proposal = review.proposalProperty().get().orElseThrow();
    assertEquals(1, proposal.eventsAfter());
    review.takeProposal();
    assertEquals(1, search.events().size());
    assertEquals(150, search.events().getFirst().peakRow());
  }

  @Test
  void the_chosen_event_is_explained() {
    var told = review.toldProperty().get().orElseThrow();
    assertEquals("level", told.channels().getFirst().channel());
    assertTrue(told.sentences().getFirst().text().startsWith("level went from"));
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
