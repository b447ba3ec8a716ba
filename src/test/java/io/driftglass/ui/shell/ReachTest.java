package io.driftglass.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.data.Dataset;
import io.driftglass.job.Progress;
import io.driftglass.ui.kit.FileChoice;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Page;
import io.driftglass.ui.kit.look.Look;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.MainJob;
import io.driftglass.workbench.SampleData;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the mouse can do the keyboard can, and what is worked with has a name for a screen reader.
class ReachTest {
  @TempDir static Path folder;
  private static Workbench workbench;
  private static Dataset dataset;

  @BeforeAll
  static void doTheMainJob() throws IOException {
    workbench = Workbench.open(new Home(folder.resolve("harbour-works")));
    var sample = SampleData.file(workbench);
    dataset = MainJob.run(workbench, sample, Progress.NONE).dataset();
    workbench.tracking().checkAll(1, Progress.NONE);
  }

  @AfterAll
  static void close() {
    workbench.close();
  }

  static List<Page> pages() {
    return Pages.ALL;
  }

  @ParameterizedTest
  @MethodSource("pages")
  void all_of_a_page_is_reached_by_the_keyboard_and_named(Page page) throws Exception {
    var session = Fx.call(() -> new Session(workbench, FileChoice.of(), Look.of(Theme.LIGHT)));
    Scene scene =
        Fx.call(
            () -> {
              session.desk().selection().datasetProperty().set(dataset);
              var stage = Snapshot.stage(session.shell().root(), 1280, 820, Theme.LIGHT);
              session.desk().navigator().open(page.id());
              return stage;
            });
    Fx.await(() -> session.runner().openProperty().get() == 0);
    Fx.run(() -> Snapshot.layOut(scene));
    var wrong = new ArrayList<String>();
    Fx.run(() -> look(scene.getRoot(), wrong));
    Fx.run(session::close);
    assertEquals(List.of(), wrong);
  }

  private static void look(Node node, List<String> wrong) {
    if (!node.isVisible()) return;
    boolean clicked = node.getOnMouseClicked() != null;
    if (clicked && !reached(node)) wrong.add("by the mouse alone: " + said(node));
    if (worked(node)) {
      if (!node.isFocusTraversable() && !node.isDisabled() && !inside(node)) {
        wrong.add("not reached: " + said(node));
      }
      if (name(node).isBlank()) wrong.add("without a name: " + said(node));
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, wrong));
    }
  }

  private static boolean worked(Node node) {
    return node instanceof ButtonBase
        || node instanceof TextInputControl
        || node instanceof ComboBoxBase
        || node instanceof Slider;
  }

  /// Itself, or what it lies in, such as a list whose rows are chosen with the arrows.
  private static boolean reached(Node node) {
    for (var at = node; at != null; at = at.getParent()) {
      if (at.isFocusTraversable() && !(at instanceof ScrollPane)) return true;
    }
    return false;
  }

  /// Part of a control that has the focus itself, as the field of a spinner.
  private static boolean inside(Node node) {
    return node.getParent() instanceof Control outer && outer.isFocusTraversable();
  }

  private static String name(Node node) {
    if (node.getAccessibleText() != null) return node.getAccessibleText();
    if (node instanceof TextInputControl field && !field.getPromptText().isEmpty()) {
      return field.getPromptText();
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) return labeled.getText();
    return node.getParent() instanceof Control outer && outer.getAccessibleText() != null
        ? outer.getAccessibleText()
        : "";
  }

  private static String said(Node node) {
    return node.getClass().getSimpleName() + " " + node.getStyleClass() + " " + name(node);
  }
}
