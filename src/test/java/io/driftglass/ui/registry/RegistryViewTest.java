package io.driftglass.ui.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.job.Runner;
import io.driftglass.registry.Stage;
import io.driftglass.ui.kit.CutLabels;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.Png;
import io.driftglass.ui.kit.Snapshot;
import io.driftglass.ui.kit.TestDesk;
import io.driftglass.ui.kit.Theme;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

class RegistryViewTest {
  private final MemoryRegistry registry = new MemoryRegistry();

  @Test
  void no_label_is_cut() throws Exception {
    registry.register("pump-station", "pump-station", "compressor hall");
    registry.promote(registry.versions().getFirst(), Stage.PRODUCTION, "first one");
    registry.promote(registry.versions().get(1), Stage.STAGING, "fewer false alarms after labels");
    for (var theme : Theme.values()) {
      var scene = scene(1240, 800, theme);
      Png.write(
          Fx.call(() -> Snapshot.of(scene, 1)),
          Path.of(
              "target/screenshots/parts/registry-"
                  + theme.name().toLowerCase(Locale.ROOT)
                  + ".png"));
      assertEquals(List.of(), Fx.call(() -> CutLabels.in(scene)));
    }
  }

  @Test
  void an_empty_registry_says_what_to_do() throws Exception {
    var scene = scene(1080, 640, Theme.LIGHT);

    assertEquals(1, Fx.call(() -> scene.getRoot().lookupAll(".empty-state").size()));
  }

  private Scene scene(int width, int height, Theme theme) throws Exception {
    return Fx.call(
        () -> {
          var desk = TestDesk.of(theme);
          var model = new RegistryViewModel(registry, Runner.HERE, desk.tools().undo());
          var view = new RegistryView(model, desk, ZoneOffset.UTC).view();
          return Snapshot.stage(view, width, height, theme);
        });
  }
}
