package io.driftglass.ui.chart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;

/// A window without a display for the tests of charts: its toolkit, its thread and its pictures.
final class Stage {
  private static boolean started;

  private Stage() {}

  static synchronized void start() {
    if (started) return;
    started = true;
    var ready = new CountDownLatch(1);
    try {
      Platform.startup(ready::countDown);
    } catch (IllegalStateException alreadyRunning) {
      ready.countDown();
    }
    Platform.setImplicitExit(false);
    try {
      ready.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs on the FX thread and waits for the answer.
  static <T> T on(Callable<T> work) {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(60, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  static void run(Runnable work) {
    on(
        () -> {
          work.run();
          return true;
        });
  }

  /// Waits until so many frames have been laid out and drawn.
  static void pulses(int count) {
    var done = new CountDownLatch(count);
    var timer =
        on(
            () -> {
              var frames =
                  new AnimationTimer() {
                    @Override
                    public void handle(long now) {
                      done.countDown();
                      Platform.requestNextPulse();
                    }
                  };
              frames.start();
              Platform.requestNextPulse();
              return frames;
            });
    try {
      if (!done.await(20, TimeUnit.SECONDS)) throw new IllegalStateException("no pulse came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    run(timer::stop);
  }

  /// Shows it in a window of its own.
  static <P extends Parent> javafx.stage.Stage show(P root, double width, double height, boolean dark) {
    return on(
        () -> {
          fonts();
          if (dark) root.getStyleClass().add("dark");
          var scene = new Scene(root, width, height);
          scene.getStylesheets().add(Path.of("/work/shared/design/ui/driftglass.css").toUri().toString());
          var stage = new javafx.stage.Stage();
          stage.setScene(scene);
          stage.show();
          return stage;
        });
  }

  static WritableImage picture(javafx.stage.Stage stage) {
    pulses(3);
    return on(() -> stage.getScene().snapshot(null));
  }

  static void save(WritableImage image, String name) throws Exception {
    var folder = Files.createDirectories(Path.of("target/screenshots"));
    Png.write(image, folder.resolve(name + ".png"));
  }

  private static void fonts() throws Exception {
    var folder = Path.of("/work/shared/design/ui/fonts");
    if (!Files.isDirectory(folder)) return;
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) Font.loadFont(file.toUri().toString(), 13);
    }
  }
}
