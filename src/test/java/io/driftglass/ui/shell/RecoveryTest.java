package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.db.Child;
import io.driftglass.job.Progress;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.live.FeedSetupStore;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.WindowMemory.Place;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What the window says after a process was killed in the middle of its work, and what it does not
/// say after one that ended well.
@Timeout(180)
class RecoveryTest {
  @TempDir Path folder;

  @Test
  void after_a_kill_what_went_on_is_listed_once_and_a_feed_can_be_resumed() throws Exception {
    var process = Child.start(Busy.class, folder.toString());
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      while (!"busy".equals(lines.readLine())) {
        // until both go on
      }
    }
    process.toHandle().destroyForcibly();
    process.waitFor();

    try (var workbench = Workbench.open(home())) {
      var session = begin(workbench);
      Fx.await(60, () -> sheet(session) != null);
      var said = texts(session);
      assertTrue(said.stream().anyMatch(text -> text.contains("pump")), said.toString());
      assertTrue(said.stream().anyMatch(text -> text.startsWith("started ")), said.toString());
      assertTrue(
          said.stream().anyMatch(text -> text.startsWith("a feed, going on since")),
          said.toString());
      assertEquals("monitor", session.desk().navigator().pageProperty().get());
      assertEquals(1, session.desk().selection().datasetProperty().get().version());

      Fx.run(() -> button(session, "Resume").fire());
      Fx.await(60, () -> !workbench.liveFeeds().list().isEmpty());
      Fx.run(() -> button(session, "Go on").fire());
      Fx.await(60, () -> session.runner().openProperty().get() == 0);
      Fx.run(session::close);
    }
    try (var workbench = Workbench.open(home())) {
      assertEquals(List.of(), workbench.windowMemory().interrupted());
      assertEquals(List.of(), workbench.liveFeeds().interrupted());
    }
  }

  @Test
  void a_feed_that_was_not_resumed_can_be_resumed_again() throws Exception {
    var workbench = Workbench.open(home());
    workbench.close();
    var setup =
        new FeedSetup(
            "pump feed",
            new Feed.GrowingFile(folder.resolve("rows.csv")),
            "",
            "1",
            "",
            "robust-z",
            "");
    var left =
        new Resumption.Left(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(new FeedSetupStore.Kept(setup, Instant.EPOCH, true)));
    Fx.run(
        () -> {
          var desk = Desks.here(workbench);
          var sheet = new RecoverySheet(left, desk);
          Snapshot.stage(sheet, 700, 400, Theme.LIGHT);
          var resume =
              sheet.lookupAll(".button").stream()
                  .map(Button.class::cast)
                  .filter(button -> button.getText().equals("Resume"))
                  .findFirst()
                  .orElseThrow();
          resume.fire();
          assertEquals(1, desk.tools().notices().all().size());
          assertFalse(resume.isDisabled());
        });
  }

  @Test
  void a_session_that_ended_well_is_followed_by_no_question() throws Exception {
    try (var workbench = Workbench.open(home())) {
      var session = begin(workbench);
      Fx.await(60, () -> session.runner().openProperty().get() == 0);
      Fx.run(() -> session.desk().navigator().open("jobs"));
      Fx.await(60, () -> session.runner().openProperty().get() == 0);
      Fx.run(session::close);
    }
    try (var workbench = Workbench.open(home())) {
      var session = begin(workbench);
      Fx.await(60, () -> session.desk().navigator().pageProperty().get().equals("jobs"));
      Fx.await(60, () -> session.runner().openProperty().get() == 0);
      assertEquals(null, Fx.call(() -> sheet(session)));
      Fx.run(session::close);
    }
  }

  @Test
  void files_that_were_opened_are_remembered_newest_first_and_forgotten_when_gone()
      throws Exception {
    var one = Files.writeString(folder.resolve("one.csv"), "a\n");
    var two = Files.writeString(folder.resolve("two.csv"), "a\n");
    try (var workbench = Workbench.open(home())) {
      workbench.windowMemory().opened(one);
      workbench.windowMemory().opened(two);
      workbench.windowMemory().opened(one);
      assertEquals(List.of(one, two), workbench.windowMemory().recent());
    }
    Files.delete(one);
    try (var workbench = Workbench.open(home())) {
      assertEquals(List.of(two), workbench.windowMemory().recent());
    }
  }

  /// The child: a search that does not end, a feed that waits for rows, and a window elsewhere.
  static final class Busy {
    public static void main(String[] arguments) throws Exception {
      var folder = Path.of(arguments[0]);
      var workbench = Workbench.open(new Home(folder.resolve("home")));
      var file = folder.resolve("pump.csv");
      var text = new StringBuilder("time,a\n");
      for (int row = 0; row < 200; row++) {
        text.append("2026-03-01 00:%02d:%02d,%d%n".formatted(row / 60, row % 60, row % 9));
      }
      Files.writeString(file, text);
      var result =
          workbench
              .datasets()
              .importFile(file, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE);
      var dataset = ((ImportResult.Imported) result).dataset();
      workbench.windowMemory().keep(new Place("monitor", Long.toString(dataset.id()), ""));
      workbench
          .liveFeeds()
          .start(
              new FeedSetup(
                  "pump feed",
                  new Feed.GrowingFile(folder.resolve("rows.csv")),
                  "",
                  Long.toString(dataset.id()),
                  "",
                  "robust-z",
                  ""));
      var waits = new CountDownLatch(1);
      Thread.ofPlatform()
          .daemon()
          .start(
              () ->
                  workbench
                      .detection()
                      .detect(
                          new DetectRequest(
                              dataset,
                              "",
                              "robust-z",
                              Map.of(),
                              Optional.empty(),
                              OptionalInt.empty()),
                          new Stuck(waits)));
      waits.await();
      System.out.println("busy");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /// Work that never comes back from its first report.
  private record Stuck(CountDownLatch begun) implements Progress {
    @Override
    public void report(double fraction, String message) {
      begun.countDown();
      try {
        Thread.sleep(Long.MAX_VALUE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public boolean cancelled() {
      return false;
    }
  }

  private Home home() {
    return new Home(folder.resolve("home"));
  }

  private static Session begin(Workbench workbench) throws Exception {
    return Fx.call(
        () -> {
          var session = new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT));
          Snapshot.stage(session.shell().root(), 1280, 820, Theme.LIGHT);
          session.begin(another -> {});
          return session;
        });
  }

  private static Node sheet(Session session) {
    return session.shell().root().lookup("#recovery");
  }

  private static List<String> texts(Session session) throws Exception {
    return Fx.call(
        () ->
            sheet(session).lookupAll(".label").stream()
                .map(node -> ((Label) node).getText())
                .toList());
  }

  private static Button button(Session session, String text) {
    return sheet(session).lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }
}
