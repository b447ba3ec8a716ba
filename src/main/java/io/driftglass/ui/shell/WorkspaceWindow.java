package io.driftglass.ui.shell;

import io.driftglass.config.Config;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.SystemFileChoice;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.part.Texts;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.concurrent.Task;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One workspace in a window of its own, from its opening until it is closed. A workspace that
/// another window or program has open says so and can be tried again.
final class WorkspaceWindow {
  private static final Logger LOG = LoggerFactory.getLogger(WorkspaceWindow.class);
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  /// What all windows of the program share.
  ///
  /// @param viewer shows an address in the system's program for it
  /// @param another opens a workspace in a window of its own
  record Shared(Config config, Consumer<String> viewer, Consumer<Path> another) {}

  private final Stage stage;
  private final Home home;
  private final boolean sample;
  private final Shared shared;
  private final Look look;
  private final StackPane root = new StackPane();
  private Optional<Session> session = Optional.empty();
  private Optional<Workbench> workbench = Optional.empty();
  private boolean opening;
  private Optional<Thread> closing = Optional.empty();

  /// @param sample whether a workspace without datasets gets the bundled sample first
  WorkspaceWindow(Stage stage, Path home, boolean sample, Shared shared) {
    this.stage = stage;
    this.home = new Home(home);
    this.sample = sample;
    this.shared = shared;
    look = Look.of(shared.config());
  }

  void open() {
    var screen = Screen.getPrimary().getVisualBounds();
    var scene =
        new Scene(root, Math.min(WIDTH, screen.getWidth()), Math.min(HEIGHT, screen.getHeight()));
    look.dress(scene);
    root.getStyleClass().add("canvas");
    stage.setScene(scene);
    stage.setTitle("Driftglass · " + home.root().toAbsolutePath().getFileName());
    stage.getIcons().setAll(icons());
    stage.setOnCloseRequest(this::ask);
    stage.setOnHidden(event -> close());
    stage.show();
    openWorkspace();
  }

  /// Lets the workspace go, on a thread of its own: jobs take a moment to stop, and other windows
  /// go on meanwhile. Once is enough.
  void close() {
    var stopped = session;
    var held = workbench;
    session = Optional.empty();
    workbench = Optional.empty();
    stopped.ifPresent(Session::stop);
    if (held.isEmpty()) return;
    Runnable work =
        () -> {
          stopped.ifPresent(ended -> ended.runner().awaitEnd());
          held.get().close();
        };
    closing = Optional.of(Thread.ofPlatform().name("close-workspace").start(work));
  }

  /// Waits until the workspace that was let go is free.
  void awaitClosed() {
    try {
      if (closing.isPresent()) closing.get().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it is closed and holds its workspace no more.
  boolean isGone() {
    return !stage.isShowing()
        && !opening
        && workbench.isEmpty()
        && closing.filter(Thread::isAlive).isEmpty();
  }

  /// Beside the window: a database takes its time, the more so when it was not closed well.
  private void openWorkspace() {
    root.getChildren().setAll(Texts.of(Words.of("Opening the workspace"), "muted"));
    var task =
        new Task<Workbench>() {
          @Override
          protected Workbench call() throws IOException {
            var opened = Workbench.open(home, shared.config());
            boolean empty = opened.datasets().list().isEmpty();
            if (empty && sample) SampleData.imported(opened, Progress.NONE);
            return opened;
          }
        };
    task.setOnSucceeded(event -> show(task.getValue()));
    task.setOnFailed(event -> fail(task.getException()));
    opening = true;
    Thread.ofPlatform().daemon().name("open-workspace").start(task);
  }

  private void show(Workbench opened) {
    opening = false;
    workbench = Optional.of(opened);
    if (!stage.isShowing()) {
      close();
      return;
    }
    opened.serve();
    FileChoice files = new SystemFileChoice(() -> stage, shared.viewer());
    var shown = new Session(opened, files, look);
    session = Optional.of(shown);
    root.getChildren().setAll(shown.shell().root());
    shown.begin(shared.another());
  }

  private void fail(Throwable failure) {
    opening = false;
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
    return List.of(16, 32, 48, 128, 256).stream()
        .map(size -> new Image("/icons/driftglass-" + size + ".png"))
        .toList();
  }
}
