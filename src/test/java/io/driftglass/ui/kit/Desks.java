package io.driftglass.ui.kit;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.time.Instant;
import javafx.collections.FXCollections;

/// Desks for tests: everything happens at once, in the thread of the test.
public final class Desks {
  private Desks() {}

  /// @param files what the user answers when asked for files
  public static Desk here(Workbench workbench, Path... files) {
    return new Desk(
        workbench,
        Runner.HERE,
        new Navigator(),
        new Selection(),
        new Tools(
            Runner.HERE,
            FXCollections.observableArrayList(),
            FileChoice.of(files),
            new Drops(),
            new Sheets(),
            new Notices(),
            new Undo(),
            Instant.EPOCH,
            Look.of(Theme.LIGHT)));
  }
}
