package io.driftglass.ui.kit;

import io.driftglass.data.Dataset;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.ui.kit.look.Toolkit;
import io.driftglass.ui.kit.task.TaskRunner;
import io.driftglass.workbench.Workbench;
import java.time.InstantSource;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/// A window of 1280x820 with one page in it, for measurements; not on the window's thread.
public final class BenchWindow implements AutoCloseable {
  public static final int WIDTH = 1280;
  public static final int HEIGHT = 820;

  private final Stage stage;
  private final Parent page;

  private BenchWindow(Stage stage, Parent page) {
    this.stage = stage;
    this.page = page;
  }

  public static BenchWindow open(
      Workbench workbench, TaskRunner runner, Dataset dataset, Function<Desk, Parent> page) {
    return Toolkit.ask(() -> shown(workbench, runner, dataset, page));
  }

  private static BenchWindow shown(
      Workbench workbench, TaskRunner runner, Dataset dataset, Function<Desk, Parent> of) {
    var tools =
        new Tools(
            runner.loader(),
            runner.jobs(),
            FileChoice.of(),
            new Drops(),
            new Sheets(),
            new Notices(),
            new Undo(),
            InstantSource.system().instant(),
            Look.of(Theme.LIGHT));
    var desk = new Desk(workbench, runner, new Navigator(), new Selection(), tools);
    desk.selection().datasetProperty().set(dataset);
    var page = of.apply(desk);
    var scene = new Scene(page, WIDTH, HEIGHT);
    tools.look().dress(scene);
    var stage = new Stage();
    stage.setScene(scene);
    stage.show();
    page.applyCss();
    page.layout();
    return new BenchWindow(stage, page);
  }

  public Parent page() {
    return page;
  }

  @Override
  public void close() {
    Toolkit.ask(
        () -> {
          stage.close();
          return true;
        });
  }
}
