package io.driftglass.ui.shell;

import io.driftglass.job.Progress;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.SystemFileChoice;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.concurrent.Task;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program with its window. `--home=DIR` names the workspace.
public final class WorkbenchApp extends Application {
  private static final Logger LOG = LoggerFactory.getLogger(WorkbenchApp.class);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final StackPane root = new StackPane();
  private Optional<Session> session = Optional.empty();
  private Optional<Workbench> workbench = Optional.empty();
  private Look look;
  private Stage stage;

  /// Opens the window on a workspace and returns when it is closed.
  public static void open(Path home) {
    launch(WorkbenchApp.class, "--home=" + home);
  }

  /// The same; a workspace without datasets gets the bundled sample first.
  public static void openOnSample(Path home) {
    launch(WorkbenchApp.class, "--home=" + home, "--sample=yes");
  }

  @Override
  public void init() {
    Look.loadFonts();
  }

  @Override
  public void start(Stage stage) {
    this.stage = stage;
    look = Look.ofSystem();
    var screen = Screen.getPrimary().getVisualBounds();
    var scene =
        new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    look.dress(scene);
    root.getStyleClass().add("canvas");
    stage.setScene(scene);
    stage.setTitle("Driftglass");
    stage.getIcons().setAll(icons());
    stage.setOnCloseRequest(this::ask);
    stage.show();
    openWorkspace();
  }

  @Override
  public void stop() {
    session.ifPresent(Session::close);
    workbench.ifPresent(Workbench::close);
  }

  /// Beside the window: a database takes its time, the more so when it was not closed well.
  private void openWorkspace() {
    root.getChildren().setAll(Texts.of("Opening the workspace", "muted"));
    var named = getParameters().getNamed();
    var home = new Home(Path.of(Objects.requireNonNull(named.get("home"))));
    var task =
        new Task<Workbench>() {
          @Override
          protected Workbench call() throws IOException {
            var opened = Workbench.open(home);
            boolean empty = opened.datasets().list().isEmpty();
            if (empty && named.containsKey("sample")) SampleData.imported(opened, Progress.NONE);
            return opened;
          }
        };
    task.setOnSucceeded(event -> show(task.getValue()));
    task.setOnFailed(event -> fail(task.getException()));
    Thread.ofPlatform().daemon().name("open-workspace").start(task);
  }

  private void show(Workbench opened) {
    workbench = Optional.of(opened);
    opened.serve();
    FileChoice files = new SystemFileChoice(() -> stage, getHostServices()::showDocument);
    var shown = new Session(opened, files, look);
    session = Optional.of(shown);
    root.getChildren().setAll(shown.shell().root());
  }

  private void fail(Throwable failure) {
    LOG.error("the workspace does not open", failure);
    root.getChildren().setAll(new StartFailure(failure, this::openWorkspace, stage::close));
  }

  private void ask(Event closing) {
    var jobs = session.map(Session::unfinished).orElse(List.of());
    if (jobs.isEmpty()) return;
    closing.consume();
    var sheets = session.orElseThrow().desk().tools().sheets();
    sheets.show(new CloseSheet(jobs, sheets::close, stage::close));
  }

  private static List<Image> icons() {
    return List.of(16, 32, 48, 128, 256).stream().map(WorkbenchApp::icon).toList();
  }

  private static Image icon(int size) {
    return new Image("/icons/driftglass-" + size + ".png");
  }
}
