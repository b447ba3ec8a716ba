package io.driftglass.ui.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.Dataset;
import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Progress;
import io.driftglass.label.AlarmLimit;
import io.driftglass.live.Feed;
import io.driftglass.live.FeedSetup;
import io.driftglass.ui.chart.TimeChart;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.live.RunningFeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A file that another thread writes is followed on the page, from the sheet that asks what to
/// follow to the events that come.
@Timeout(180)
class LiveViewTest {
  private static final int LEARNT = 600;
  private static final Color MAJOR = Color.web("#d9660a");

  @TempDir Path folder;
  private final Random random = new Random(5);
  private Workbench workbench;
  private Desk desk;
  private Scene scene;
  private Path rows;
  private int next;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")));
    rows = folder.resolve("rows.csv");
    var history = folder.resolve("history.csv");
    Files.writeString(history, lines(LEARNT, 0));
    next = 0;
    var result =
        workbench
            .datasets()
            .importFile(history, ReadingOptions.NONE, Optional.of("pump"), Progress.NONE);
    Dataset learnt = ((ImportResult.Imported) result).dataset();
    desk = Fx.call(() -> TestDesk.of(workbench, Theme.LIGHT));
    scene =
        Fx.call(
            () -> {
              desk.selection().entityProperty().set(learnt.entities().getFirst());
              desk.selection().datasetProperty().set(learnt);
              return Snapshot.stage(new StackPane(LiveView.of(desk)), 1280, 820, Theme.LIGHT);
            });
  }

  @AfterEach
  void close() throws Exception {
    Fx.run(() -> ((StackPane) scene.getRoot()).getChildren().clear());
    workbench.close();
  }

  @Test
  void a_growing_file_is_followed_and_what_is_strange_in_it_becomes_an_alert() throws Exception {
    append(lines(100, 0));
    startFromTheSheet();
    await(() -> state("running") && chart() != null && feed().state().isPresent());
    await(() -> feed().state().get().rows() == 100);

    append(lines(40, 0) + lines(5, 80) + "what is this\n" + lines(40, 0));

    await(() -> feed().state().get().rows() == 185);
    await(() -> events().getItems().size() == 1);
    await(() -> text("#live-trouble").equals("1 malformed line"));
    assertTrue(Fx.call(() -> text("#live-counts")).startsWith("185 rows"));
    await(() -> text("#live-counts").endsWith(" · 1 event"));
    long last = feed().seen().orElseThrow().rows().ring().tick(184);
    assertTrue(
        Fx.call(() -> chart().viewport().visible().until()) >= last, "the newest row is in view");
    assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
  }

  @Test
  void alarm_limits_of_what_the_model_learnt_from_lie_over_the_rows_that_come() throws Exception {
    var learnt = desk.selection().datasetProperty().get();
    workbench.alarmLimits().put(learnt, List.of(new AlarmLimit("a", AlarmLimit.Level.HIGH, 12.5)));
    append(lines(300, 0));
    startFromTheSheet();
    await(() -> chart() != null && feed().state().isPresent());
    Fx.run(() -> desk.selection().datasetProperty().set(null));
    await(() -> feed().state().get().rows() == 300 && longest(MAJOR) > 300);
    workbench.alarmLimits().put(learnt, List.of());
    Fx.run(() -> desk.selection().limitedProperty().set(1));
    await(() -> longest(MAJOR) < 100);
  }

  /// Pixels of that colour in the row of the chart that has most of them.
  private int longest(Color colour) {
    var picture = chart().picture(1);
    int longest = 0;
    for (int y = 0; y < picture.getHeight(); y++) {
      int row = y;
      int found =
          (int)
              IntStream.range(0, (int) picture.getWidth())
                  .filter(x -> picture.getPixelReader().getColor(x, row).equals(colour))
                  .count();
      longest = Math.max(longest, found);
    }
    return longest;
  }

  /// Panning back ends the following, the Follow key takes it up again.
  @Test
  void who_looks_back_is_left_there_until_he_follows_again() throws Exception {
    append(lines(300, 0));
    startFromTheSheet();
    await(() -> chart() != null && feed().state().isPresent());
    await(() -> feed().state().get().rows() == 300 && chart().viewport().span().length() > 1e8);
    Fx.run(() -> chart().viewport().zoom(chart().viewport().span().from(), .2));
    double looked = Fx.call(() -> chart().viewport().visible().from());

    append(lines(200, 0));
    await(() -> feed().state().get().rows() == 500);
    await(() -> chart().viewport().span().until() >= tick(499));
    assertEquals(looked, Fx.call(() -> chart().viewport().visible().from()));

    press(KeyCode.E);
    await(() -> chart().viewport().visible().until() >= tick(499));
  }

  @Test
  void a_minimised_window_draws_nothing_and_catches_up_when_it_is_back() throws Exception {
    var stage =
        Fx.call(
            () -> {
              var shown = new Stage();
              shown.setScene(scene);
              shown.show();
              return shown;
            });
    try {
      append(lines(100, 0));
      // No rows that are only expected: what is drawn ends with the newest row.
      startFromTheSheet("");
      await(() -> chart() != null && feed().state().isPresent());
      await(() -> feed().state().get().rows() == 100 && span() >= tick(99));
      Fx.run(() -> stage.setIconified(true));
      append(lines(100, 0));
      await(() -> feed().state().get().rows() == 200);
      await(() -> text("#live-counts").startsWith("200 rows"));
      assertTrue(Fx.call(this::span) < tick(199));
      Fx.run(() -> stage.setIconified(false));
      await(() -> span() >= tick(199));
    } finally {
      Fx.run(stage::close);
    }
  }

  private double span() {
    return chart().viewport().span().until();
  }

  @Test
  void a_paused_feed_takes_nothing_and_goes_on_where_it_was() throws Exception {
    append(lines(100, 0));
    startFromTheSheet();
    await(() -> state("running") && feed().state().isPresent());
    await(() -> feed().state().get().rows() == 100);

    press(KeyCode.SPACE);
    await(() -> state("paused"));
    lookFor(2);
    append(lines(50, 0));
    lookFor(10);
    assertEquals(100, feed().state().get().rows());
    press(KeyCode.SPACE);
    await(() -> feed().state().get().rows() == 150);

    press(KeyCode.S);
    await(() -> state("stopped"));
    assertFalse(workbench.liveFeeds().setups().getFirst().goingOn());
  }

  /// Also what the next session sees of a feed that nobody stopped.
  @Test
  void an_ended_feed_is_started_again_and_keeps_its_scores() throws Exception {
    append(lines(100, 0));
    startFromTheSheet();
    await(() -> feed() != null && feed().state().isPresent());
    await(() -> feed().state().get().rows() == 100);
    assertTrue(workbench.liveFeeds().setups().getFirst().goingOn());
    press(KeyCode.S);
    await(() -> button("Start again") != null);
    append(lines(60, 0));

    Fx.run(() -> button("Start again").fire());
    await(() -> !feed().ended() && feed().state().isPresent());
    await(() -> feed().state().get().rows() == 160);

    var kept = workbench.feeds().list();
    assertEquals(1, kept.size());
    await(() -> workbench.feeds().scores(kept.getFirst().id()).ticks().length == 160);
  }

  @Test
  void a_feed_that_was_started_elsewhere_is_shown_when_the_page_comes_into_view() throws Exception {
    append(lines(100, 0));
    Fx.await(() -> button("Start a feed") != null);
    workbench.liveFeeds().start(setup("robust-z"));
    comeBack();
    await(() -> state("running") && feed().state().filter(s -> s.rows() == 100).isPresent());
    workbench.liveFeeds().list().getFirst().stop();
    await(() -> state("stopped"));

    var again = workbench.liveFeeds().start(setup("robust-z"));
    comeBack();
    await(() -> again.status() == RunningFeed.Status.RUNNING && state("running"));
  }

  @Test
  void why_a_feed_failed_is_told_once() throws Exception {
    var model = Fx.call(() -> new LiveViewModel(desk, InstantSource.system()));
    var feed = workbench.liveFeeds().start(setup("no-such-method"));
    Fx.await(60, feed::ended);
    Fx.run(
        () -> {
          model.takeUp();
          assertTrue(model.problemProperty().get().what().contains("no-such-method"));
          model.dismissProblem();
          model.look();
          assertNull(model.problemProperty().get());
        });
  }

  @Test
  void the_page_no_longer_asks_for_data_once_there_is_some() throws Exception {
    var dataset = desk.selection().datasetProperty().get();
    Fx.run(() -> desk.selection().datasetProperty().set(null));
    Fx.await(() -> button("Open data") != null);
    Fx.run(() -> desk.selection().datasetProperty().set(dataset));
    Fx.await(() -> button("Open data") == null && button("Start a feed") != null);
  }

  private FeedSetup setup(String method) {
    var dataset = desk.selection().datasetProperty().get();
    return new FeedSetup(
        "rows", new Feed.GrowingFile(rows), "", Long.toString(dataset.id()), "", method, "");
  }

  /// Another page, and this one again.
  private void comeBack() throws Exception {
    Fx.run(
        () -> {
          var shown = ((StackPane) scene.getRoot()).getChildren();
          var page = shown.removeFirst();
          shown.add(page);
        });
  }

  @Test
  void a_bad_port_is_refused_beside_the_fields() throws Exception {
    Fx.run(() -> button("Start a feed").fire());
    var sheet =
        Fx.call(
            () -> {
              var content = desk.tools().sheets().shownProperty().get().orElseThrow().content();
              var shown = Snapshot.stage(content, 700, 700, Theme.LIGHT);
              content.lookupAll(".toggle-button").stream()
                  .map(ToggleButton.class::cast)
                  .filter(button -> button.getText().equals("TCP port"))
                  .forEach(ToggleButton::fire);
              ((TextField) content.lookup("#feed-place")).setText("99999");
              ((Button) content.lookup("#feed-start")).fire();
              return shown;
            });
    assertTrue(
        Fx.call(
            () ->
                sheet.getRoot().lookupAll(".label").stream()
                    .anyMatch(n -> ((Label) n).getText().contains("'99999' is no port"))));
    assertTrue(Fx.call(() -> desk.tools().sheets().shownProperty().get().isPresent()));
    assertEquals(List.of(), workbench.liveFeeds().list());
    var scored = Fx.call(() -> ((ComboBox<?>) sheet.lookup("#feed-model")).getValue().toString());
    assertEquals("fallback", scored, "no detector is registered");
  }

  /// Waits until the feed has looked for lines that often; the first may have begun before.
  private void lookFor(int times) throws Exception {
    Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());
    await(() -> told.add(feed().state().get()) && told.size() > times);
  }

  private void startFromTheSheet() throws Exception {
    startFromTheSheet("naive");
  }

  private void startFromTheSheet(String forecaster) throws Exception {
    Fx.await(() -> button("Start a feed") != null);
    Fx.run(
        () -> {
          button("Start a feed").fire();
          var sheet = desk.tools().sheets().shownProperty().get().orElseThrow().content();
          Snapshot.stage(sheet, 700, 700, Theme.LIGHT);
          ((TextField) sheet.lookup("#feed-place")).setText(rows.toString());
          choose((ComboBox<?>) sheet.lookup("#feed-model"), "fit robust-z");
          choose((ComboBox<?>) sheet.lookup("#feed-forecaster"), forecaster);
          ((Button) sheet.lookup("#feed-start")).fire();
        });
    await(() -> feed() != null);
  }

  private static <T> void choose(ComboBox<T> list, String option) {
    list.getItems().stream()
        .filter(option::equals)
        .findFirst()
        .ifPresent(list.getSelectionModel()::select);
    assertEquals(option, list.getValue());
  }

  private RunningFeed feed() {
    return workbench.liveFeeds().list().stream().findFirst().orElse(null);
  }

  private double tick(long row) {
    return feed().seen().orElseThrow().rows().ring().tick(row);
  }

  private TimeChart chart() {
    return (TimeChart) scene.getRoot().lookup("#live-chart");
  }

  private TableView<?> events() {
    return (TableView<?>) scene.getRoot().lookup("#live-events");
  }

  private boolean state(String word) {
    return text("#live-state").equals(word);
  }

  private String text(String id) {
    return scene.getRoot().lookup(id) instanceof Label label ? label.getText() : "";
  }

  private Button button(String text) {
    return scene.getRoot().lookupAll(".button").stream()
        .filter(node -> node instanceof Button button && text.equals(button.getText()))
        .map(Button.class::cast)
        .findFirst()
        .orElse(null);
  }

  private void press(KeyCode code) throws Exception {
    Fx.run(
        () ->
            scene
                .getRoot()
                .lookup(".page")
                .fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  private void await(BooleanSupplier condition) throws Exception {
    Fx.await(
        60,
        () -> {
          Snapshot.layOut(scene);
          return condition.getAsBoolean();
        });
  }

  private void append(String text) throws IOException {
    var header = Files.exists(rows) ? "" : "time,a,b\n";
    Files.writeString(rows, header + text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// A row a second, one by one after those before.
  private String lines(int count, double offset) {
    var text = new StringBuilder();
    if (next == 0 && !Files.exists(folder.resolve("history.csv"))) text.append("time,a,b\n");
    for (int i = 0; i < count; i++, next++) {
      text.append(
          "2026-03-01 %02d:%02d:%02d,%.3f,%.3f\n"
              .formatted(
                  next / 3600,
                  next / 60 % 60,
                  next % 60,
                  10 + random.nextGaussian() + offset,
                  5 + random.nextGaussian()));
    }
    return text.toString();
  }
}
