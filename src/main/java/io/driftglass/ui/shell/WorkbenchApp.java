package io.driftglass.ui.shell;

import io.driftglass.config.Config;
import io.driftglass.config.Folders;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.text.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.application.Application;
import javafx.stage.Stage;

/// The program with its windows, one a workspace. `--home=DIR` names the first workspace,
/// `--config=FILE` the configuration file.
public final class WorkbenchApp extends Application {
  private static final String SETTING = "setting:";

  private final List<WorkspaceWindow> windows = new ArrayList<>();
  private Config config;
  private WorkspaceWindow.Shared shared;

  /// Opens the window on a workspace and returns when the last window is closed.
  ///
  /// @param sample whether a workspace without datasets gets the bundled sample first
  public static void open(Path home, Config config, boolean sample) {
    var arguments = new ArrayList<>(List.of("--home=" + home, "--config=" + config.file()));
    config.given().forEach((key, text) -> arguments.add("--" + SETTING + key + "=" + text));
    if (sample) arguments.add("--sample=yes");
    launch(WorkbenchApp.class, arguments.toArray(String[]::new));
  }

  @Override
  public void init() {
    config = config(getParameters().getNamed());
    Language.choose(config);
    Look.loadFonts();
  }

  @Override
  public void start(Stage stage) {
    var named = getParameters().getNamed();
    shared =
        new WorkspaceWindow.Shared(
            config, getHostServices()::showDocument, home -> open(new Stage(), home, false));
    open(stage, Path.of(Objects.requireNonNull(named.get("home"))), named.containsKey("sample"));
  }

  @Override
  public void stop() {
    windows.forEach(WorkspaceWindow::close);
    windows.forEach(WorkspaceWindow::awaitClosed);
  }

  private void open(Stage stage, Path home, boolean sample) {
    var window = new WorkspaceWindow(stage, home, sample, shared);
    windows.removeIf(WorkspaceWindow::isGone);
    windows.add(window);
    window.open();
  }

  private static Config config(Map<String, String> named) {
    var given = new HashMap<String, String>();
    named.forEach(
        (name, text) -> {
          if (name.startsWith(SETTING)) given.put(name.substring(SETTING.length()), text);
        });
    var file =
        named.containsKey("config")
            ? Path.of(named.get("config"))
            : Folders.ofThisMachine().configFile();
    return Config.of(given, System.getenv(), file);
  }
}
