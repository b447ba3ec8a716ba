package io.driftglass.workbench.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.job.Progress;
import io.driftglass.problem.InsufficientData;
import io.driftglass.problem.WorkspaceUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RetryTest {
  private final List<String> log = new ArrayList<>();
  private int calls;

  @Test
  void what_the_disk_refused_is_tried_again_and_the_attempts_are_logged() {
    int result =
        Retry.whereTheDiskFails(
            () -> {
              if (++calls < 3) throw new WorkspaceUnavailable("the file is locked", "", null);
              return 7;
            },
            new Logged(false));
    assertEquals(7, result);
    assertEquals(
        List.of(
            "attempt 1 of 4 failed: the file is locked",
            "attempt 2 of 4 failed: the file is locked"),
        log);
  }

  @Test
  void wrong_data_are_not_tried_again() {
    assertThrows(
        InsufficientData.class,
        () ->
            Retry.whereTheDiskFails(
                () -> {
                  calls++;
                  throw new InsufficientData("needs 10 rows, has 3", "");
                },
                new Logged(false)));
    assertEquals(1, calls);
  }

  @Test
  void a_cancel_is_not_kept_waiting() {
    assertThrows(
        CancellationException.class,
        () ->
            Retry.whereTheDiskFails(
                () -> {
                  calls++;
                  throw new WorkspaceUnavailable("the file is locked", "", null);
                },
                new Logged(true)));
    assertEquals(1, calls);
  }

  private final class Logged implements Progress {
    private final boolean cancelled;

    Logged(boolean cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public void report(double fraction, String message) {}

    @Override
    public boolean cancelled() {
      return cancelled;
    }

    @Override
    public void log(String line) {
      log.add(line);
    }
  }
}
