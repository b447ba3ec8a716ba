package io.driftglass.ui.shell;

import io.driftglass.data.Dataset;
import io.driftglass.problem.InvalidId;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Png;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.look.Toolkit;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.util.Duration;

/// A page of the window as a picture, off-stage: of any size, with no display.
public final class PageSnapshot {
  private static final Duration BETWEEN_LOOKS = Duration.millis(60);
  private static final int QUIET_LOOKS = 5;
  private static final int LOOKS_AT_MOST = 2000;

  private final Session session;
  private final Scene scene;
  private final CompletableFuture<Image> picture;
  private int looks;
  private int quiet;

  private PageSnapshot(Session session, Scene scene, CompletableFuture<Image> picture) {
    this.session = session;
    this.scene = scene;
    this.picture = picture;
  }

  /// Renders a page once all it reads has been read, and writes it. Starts JavaFX where it does not
  /// run; not to be called on its thread.
  ///
  /// @param pageId as in [Pages#ALL]
  /// @param dataset the one looked at
  /// @throws InvalidId naming the known pages
  public static void write(
      Workbench workbench,
      String pageId,
      Optional<Dataset> dataset,
      Theme theme,
      int width,
      int height,
      Path out)
      throws IOException {
    Png.write(of(workbench, pageId, dataset, theme, width, height), out);
  }

  /// The same, as an image.
  public static Image of(
      Workbench workbench,
      String pageId,
      Optional<Dataset> dataset,
      Theme theme,
      int width,
      int height) {
    var page = page(pageId);
    Toolkit.start();
    var picture = new CompletableFuture<Image>();
    Platform.runLater(
        () -> {
          try {
            var look = Look.of(workbench.config());
            look.choose(theme);
            var session = new Session(workbench, FileChoice.of(), look);
            dataset.ifPresent(d -> choose(session, d));
            var scene = Snapshot.stage(session.shell().root(), width, height, theme);
            look.dress(scene);
            session.desk().navigator().open(page.id());
            new PageSnapshot(session, scene, picture).look();
          } catch (RuntimeException e) {
            picture.completeExceptionally(e);
          }
        });
    return picture.join();
  }

  private static void choose(Session session, Dataset dataset) {
    var selection = session.desk().selection();
    selection.entityProperty().set(dataset.entities().getFirst());
    selection.datasetProperty().set(dataset);
  }

  /// Looks again and again until nothing has been read for a while: off-stage there are no pulses,
  /// so each look lays the scene out itself.
  private void look() {
    Snapshot.layOut(scene);
    quiet = session.runner().openProperty().get() == 0 ? quiet + 1 : 0;
    if (quiet < QUIET_LOOKS && ++looks < LOOKS_AT_MOST) {
      var pause = new PauseTransition(BETWEEN_LOOKS);
      pause.setOnFinished(event -> look());
      pause.play();
      return;
    }
    try {
      picture.complete(Snapshot.of(scene, 1));
    } catch (RuntimeException e) {
      picture.completeExceptionally(e);
    } finally {
      session.close();
    }
  }

  private static Page page(String id) {
    return Pages.ALL.stream()
        .filter(page -> page.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidId(
                    Words.of("There is no page '%s'.", id),
                    "Known: "
                        + String.join(", ", Pages.ALL.stream().map(Page::id).toList())
                        + "."));
  }
}
