package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.detect.AnomalyEvent;
import io.driftglass.detect.threshold.Threshold;
import io.driftglass.job.Progress;
import io.driftglass.label.Marked;
import io.driftglass.label.Verdict;
import io.driftglass.series.Interval;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
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
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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
    desk.selection().datasetProperty().set(imported("noise", file()));
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
    search.ranked().next();
    review.accept();
    var second = search.selectedProperty().get();
    search.ranked().previous();
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
  void the_proposal_tells_the_events_before_and_after() throws Exception {
    search.moveThreshold(.3);
    int before = search.events().size();
    review.accept();
    for (var event : search.events().subList(1, before)) {
      search.selectedProperty().set(event);
      review.reject();
    }
    var panel = Fx.call(() -> new ReviewPanel(search, review, stretch -> {}));
    Fx.run(() -> Snapshot.stage(panel, 336, 1200, Theme.LIGHT));
    var said =
        Fx.call(
            () ->
                panel.lookupAll(".label").stream()
                    .map(node -> ((Label) node).getText())
                    .filter(text -> text.startsWith("By what was said a threshold of"))
                    .toList());
    assertEquals(1, said.size());
    var counts =
        "1 events instead of %d, 0 of %d rejected and 1 of 1 accepted ones stay."
            .formatted(before, before - 1);
    assertTrue(said.getFirst().endsWith(counts), said.getFirst());
  }

  /// A large anomaly that is known raises no level under which a smaller one hides.
  @Test
  void an_accepted_event_is_left_out_of_the_history_of_the_next_search() throws IOException {
    var dataset = imported("history", history());
    desk.selection().datasetProperty().set(dataset);
    var request =
        new DetectRequest(
            dataset,
            "",
            "robust-z",
            Map.of(),
            Optional.of(new Threshold.Dynamic(600, 70, .13, 10)),
            OptionalInt.empty());
    var blind = workbench.detection().detect(request, Progress.NONE);
    search.show(blind);
    assertTrue(at(blind, 460).isEmpty(), blind.events().toString());
    search.selectedProperty().set(at(blind, 310).orElseThrow());
    review.accept();
    var knowing = workbench.detection().detect(request, Progress.NONE);
    assertTrue(at(knowing, 460).isPresent(), knowing.events().toString());
  }

  private static Optional<AnomalyEvent> at(Detected detected, int row) {
    return detected.events().stream()
        .filter(event -> event.fromRow() <= row && row < event.untilRow())
        .findFirst();
  }

  private Dataset imported(String name, Path file) throws IOException {
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of(name), Progress.NONE);
    return ((Imported) result).dataset();
  }

  private Path history() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 600; row++) {
      double fault = row >= 300 && row < 330 ? 500 : row >= 450 && row < 470 ? 40 : 0;
      text.append(row).append(',').append(10 + random.nextGaussian() + fault).append('\n');
    }
    return Files.writeString(folder.resolve("history.csv"), text);
  }

  @Test
  void the_chosen_event_is_explained() {
    var told = review.toldProperty().get().orElseThrow();
    assertEquals("level", told.channels().getFirst().channel());
    assertTrue(told.sentences().getFirst().text().startsWith("level went from"));
  }

  /// What no detector found can be said, too.
  @Test
  void selected_rows_are_marked_with_or_without_an_event() {
    review.mark(Verdict.ANOMALY);
    assertEquals(List.of(), review.labelsProperty().get(), "nothing is selected");
    search.brushProperty().set(new Interval(100, 110));
    review.mark(Verdict.ANOMALY);
    assertEquals(List.of(new Interval(100, 110)), review.marked());
    assertEquals(10, review.evaluationProperty().get().orElseThrow().labelledRows());
    review.mark(Verdict.NORMAL);
    assertEquals(List.of(), review.marked());
    desk.tools().undo().undo();
    assertEquals(List.of(new Interval(100, 110)), review.marked());
    desk.tools().undo().undo();
    assertEquals(List.of(), review.labelsProperty().get());
    search.brushProperty().set(new Interval(5000, 6000));
    review.mark(Verdict.ANOMALY);
    assertEquals(List.of(), review.labelsProperty().get(), "no row lies there");
  }

  @Test
  void what_was_said_of_an_event_is_said_of_earlier_ones_of_its_shape() throws Exception {
    var dataset = imported("bumps", bumps());
    desk.selection().datasetProperty().set(dataset);
    var found =
        workbench.detection().detect(DetectRequest.of(dataset, "", "robust-z"), Progress.NONE);
    search.show(found);
    search.selectedProperty().set(at(found, 500).orElseThrow());
    assertEquals(1, review.toldProperty().get().orElseThrow().similar().size());
    review.sayOfSimilar();
    assertEquals(List.of(), review.labelsProperty().get(), "nothing was said of it yet");
    review.kind(3);
    var panel = Fx.call(() -> new ReviewPanel(search, review, stretch -> {}));
    Fx.run(() -> ((Button) panel.lookup("#same")).fire());
    var labels = review.labelsProperty().get();
    assertEquals(List.of(3, 3), labels.stream().map(label -> label.kind()).toList());
    var earlier = labels.getFirst().interval();
    assertTrue(earlier.from() <= 310 && earlier.until() >= 318, earlier.toString());
    desk.tools().undo().undo();
    assertEquals(1, review.labelsProperty().get().size());
  }

  /// Two bumps of one shape, the second twice as high.
  private Path bumps() throws IOException {
    var random = new Random(1);
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 600; row++) {
      double fault = 0;
      for (int bump : new int[] {300, 490}) {
        if (row >= bump && row < bump + 30) {
          fault += (bump == 300 ? 30 : 60) * Math.sin(Math.PI * (row - bump) / 30);
        }
      }
      text.append(row).append(',').append(10 + random.nextGaussian() + fault).append('\n');
    }
    return Files.writeString(folder.resolve("bumps.csv"), text);
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
