package io.driftglass.ui.kit;

import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;

/// A desk for tests of views.
public final class TestDesk {
  private TestDesk() {}

  /// A desk for a view that does not ask its workbench.
  ///
  /// @param files what a user who is asked for files chooses
  public static Desk of(Theme theme, Path... files) {
    return of(null, theme, files);
  }

  public static Desk of(Workbench workbench, Theme theme, Path... files) {
    var runner = new TaskRunner(1, InstantSource.system());
    var tools =
        new Tools(
            runner.loader(),
            runner.jobs(),
            FileChoice.of(files),
            new Drops(),
            new Sheets(),
            new Notices(),
            new Undo(),
            Instant.now(),
            Look.of(theme));
    return new Desk(workbench, runner, new Navigator(), new Selection(), tools);
  }
}
