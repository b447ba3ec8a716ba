package io.driftglass.ui.system;

import io.driftglass.config.Version;
import io.driftglass.ui.kit.MachineLoad;
import io.driftglass.ui.kit.text.Figures;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What the program runs on and where it keeps things.
final class Facts {
  private Facts() {}

  /// Reads them; walks the workspace folder, so not on the window's thread.
  static SequencedMap<String, String> of(Home home) {
    var load = MachineLoad.now(home.root());
    var facts = new LinkedHashMap<String, String>();
    facts.put("Driftglass", Version.text());
    facts.put(
        "Java", System.getProperty("java.version") + ", " + System.getProperty("java.vendor"));
    facts.put("JavaFX", System.getProperty("javafx.runtime.version", "unknown"));
    facts.put(
        "System",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch"));
    facts.put("Processor", Figures.count(load.cores(), "core"));
    facts.put("Memory", Figures.bytes(load.memoryTotal()));
    facts.put(
        "Heap",
        Words.of("%s of %s", Figures.bytes(load.heapUsed()), Figures.bytes(load.heapMax())));
    facts.put("Workspace", home.root().toString());
    facts.put("Stored", Figures.bytes(size(home.root())));
    facts.put("Log", home.logs().toString());
    return facts;
  }

  private static long size(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(Facts::length).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // deleted while we walked
    }
  }
}
