package io.driftglass.ui.kit;

import java.nio.file.Path;
import java.time.InstantSource;

/// A desk for tests of views.
public final class TestDesk {
  private TestDesk() {}

  /// @param files what a user who is asked for files chooses
  public static Desk of(Theme theme, Path... files) {
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
            Look.of(theme));
    return new Desk(runner, new Navigator(), new Selection(), tools);
  }
}
