package io.driftglass.neural;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where this program keeps what it can make again.
final class CacheFolder {
  private CacheFolder() {}

  static Path ofUser() {
    return of(
        System.getProperty("os.name"), Path.of(System.getProperty("user.home")), System.getenv());
  }

  /// @param system as in the system property `os.name`
  static Path of(String system, Path home, Map<String, String> environment) {
    var name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      var local = environment.get("LOCALAPPDATA");
      var folder = local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
      return folder.resolve("Driftglass").resolve("Cache");
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches").resolve("Driftglass");
    }
    var xdg = environment.get("XDG_CACHE_HOME");
    return (xdg == null || xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg))
        .resolve("driftglass");
  }
}
