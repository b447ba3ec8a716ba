package io.driftglass.ui.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.data.ImportResult.Imported;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.job.Job;
import io.driftglass.job.JobState;
import io.driftglass.job.Progress;
import io.driftglass.job.Runner;
import io.driftglass.job.Work;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RacingTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Racing racing;

  /// Keeps what is started until the test runs it.
  private static final class Waiting implements Runner {
    private final List<String> titles = new ArrayList<>();
    private final List<Runnable> waiting = new ArrayList<>();
    private int cancelled;

    @Override
    public <T> Job start(String title, Work<T> work, Consumer<T> done, Consumer<Exception> failed) {
      titles.add(title);
      var stopped = new boolean[1];
      waiting.add(
          () -> {
            if (stopped[0]) failed.accept(new CancellationException());
            else Runner.HERE.start(title, work, done, failed);
          });
      return new Job() {
        @Override
        public String title() {
          return title;
        }

        @Override
        public JobState state() {
          return JobState.RUNNING;
        }

        @Override
        public double fraction() {
          return 0;
        }

        @Override
        public String message() {
          return "";
        }

        @Override
        public void cancel() {
          stopped[0] = true;
          cancelled++;
        }
      };
    }
  }

  private final Waiting runner = new Waiting();

  @AfterEach
  void close() {
    workbench.close();
  }

  private void open(int seconds) throws IOException {
    var given = Map.of("performance.race_seconds", Integer.toString(seconds));
    var config = Config.of(given, Map.of(), folder.resolve("no.toml"));
    workbench = Workbench.open(new Home(folder.resolve("home")), config);
    var here = Desks.here(workbench);
    desk = new Desk(workbench, runner, here.navigator(), here.selection(), here.tools());
    var random = new Random(7);
    var text = new StringBuilder("minute,level\n");
    for (int row = 0; row < 1500; row++) {
      text.append(row).append(',').append(10 + random.nextGaussian()).append('\n');
    }
    var file = Files.writeString(folder.resolve("noise.csv"), text);
    var result =
        workbench
            .datasets()
            .importFile(file, ReadingOptions.NONE, Optional.of("noise"), Progress.NONE);
    racing = new Racing(desk, new DetectViewModel(desk));
    desk.selection().datasetProperty().set(((Imported) result).dataset());
  }

  @Test
  void detectors_are_compared_once_the_page_with_unsearched_data_is_looked_at() throws IOException {
    open(600);
    assertEquals(List.of(), runner.titles);
    desk.navigator().open("detect");
    assertEquals(List.of("Compare detectors on noise v1"), runner.titles);
    assertTrue(racing.busyProperty().get());
    runner.waiting.getFirst().run();
    assertFalse(racing.busyProperty().get());
    var race = racing.raceProperty().get().orElseThrow();
    assertFalse(race.labelled());
    assertTrue(race.rows().getFirst().planted().computable(), race.reason());
    desk.navigator().open("data");
    desk.navigator().open("detect");
    assertEquals(1, runner.titles.size());
  }

  @Test
  void what_is_stopped_says_nothing_and_can_be_asked_for_again() throws IOException {
    open(1);
    desk.navigator().open("detect");
    racing.cancel();
    assertEquals(1, runner.cancelled);
    assertFalse(racing.busyProperty().get());
    runner.waiting.getFirst().run();
    assertEquals(Optional.empty(), racing.raceProperty().get());
    racing.run();
    assertEquals(2, runner.titles.size());
  }

  @Test
  void other_data_stop_it() throws IOException {
    open(1);
    desk.navigator().open("detect");
    desk.selection().datasetProperty().set(null);
    assertEquals(1, runner.cancelled);
    assertFalse(racing.busyProperty().get());
  }

  @Test
  void no_seconds_in_the_settings_turn_it_off() throws IOException {
    open(0);
    desk.navigator().open("detect");
    assertEquals(List.of(), runner.titles);
    racing.run();
    assertEquals(1, runner.titles.size());
  }
}
