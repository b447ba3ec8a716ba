package io.driftglass.ui.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.ui.kit.Desk;
import io.driftglass.ui.kit.Desks;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemPageTest {
  @TempDir Path folder;
  private Workbench workbench;
  private Desk desk;
  private Parent page;

  @BeforeEach
  void open() throws Exception {
    workbench = Workbench.open(new Home(folder.resolve("home")), config());
    desk = Desks.here(workbench);
    page = Fx.call(() -> SystemView.of(desk));
    Fx.run(() -> Snapshot.stage(page, 1280, 900, Theme.LIGHT));
  }

  private Config config() throws IOException {
    return Config.of(
        Map.of(Options.METRICS_PORT.key(), "0"), Map.of(), folder.resolve("driftglass.toml"));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  /// What a report of a bug needs: each check with its outcome, and the facts beside it.
  @Test
  void diagnostics_are_copied_as_text() throws Exception {
    var text =
        Fx.call(
            () -> {
              button(page, "Copy diagnostics").fire();
              return Clipboard.getSystemClipboard().getString();
            });
    for (var check : workbench.doctor()) {
      var line = (check.ok() ? "ok    " : "NOT   ") + check.name() + ": ";
      assertTrue(text.contains(line), text);
    }
    for (var fact : Facts.of(workbench.home()).keySet()) {
      assertTrue(text.contains("\n" + fact + ": "), text);
    }
    assertEquals(
        "Diagnostics are on the clipboard", desk.tools().notices().all().getFirst().title());
  }

  @Test
  void the_metrics_endpoint_is_started_restarted_and_stopped() throws Exception {
    var metrics = workbench.services().list().getFirst();
    assertFalse(metrics.running());
    Fx.run(() -> button(row(), "Start").fire());
    assertTrue(metrics.running());
    Fx.run(() -> button(row(), "Restart").fire());
    assertTrue(metrics.running());
    Fx.run(() -> button(row(), "Stop").fire());
    assertFalse(metrics.running());
  }

  private Parent row() {
    return (Parent) page.lookup("#services").lookup(".check");
  }

  private static Button button(Node root, String text) {
    return root.lookupAll(".button").stream()
        .map(Button.class::cast)
        .filter(button -> text.equals(button.getText()))
        .findFirst()
        .orElseThrow();
  }
}
