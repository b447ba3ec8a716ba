package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.ui.kit.Fx;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorkspaceWindowTest {
  @TempDir Path folder;

  @Test
  void a_window_closed_while_its_workspace_opens_lets_it_go() throws Exception {
    var config = Config.of(Map.of(), Map.of(), folder.resolve("config.toml"));
    var shared = new WorkspaceWindow.Shared(config, address -> {}, home -> {});
    var home = folder.resolve("works");
    var shown = new AtomicReference<WorkspaceWindow>();
    Fx.run(
        () -> {
          var stage = new Stage();
          var window = new WorkspaceWindow(stage, home, false, shared);
          shown.set(window);
          window.open();
          stage.hide();
          assertFalse(window.isGone());
        });

    Fx.await(60, () -> shown.get().isGone());
    assertTrue(home.toFile().isDirectory());
    Workbench.open(new Home(home)).close();
  }
}
