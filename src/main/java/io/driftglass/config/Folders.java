package io.driftglass.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Where the operating system wants programs to keep their things.
///
/// @param data the workspace, unless another is chosen
/// @param configFile the configuration file unless `--config` names another
/// @param cache what can be made again
public record Folders(Path data, Path configFile, Path cache) {
  /// Those of the machine this runs on.
  public static Folders ofThisMachine() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /// @param os as in the system property `os.name`
  static Folders of(String os, Map<String, String> environment, Path user) {
    var name = os.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      var local = set(environment, "LOCALAPPDATA", user.resolve("AppData/Local"));
      var roaming = set(environment, "APPDATA", user.resolve("AppData/Roaming"));
      return new Folders(
          local.resolve("Driftglass"),
          configFile(environment, roaming.resolve("Driftglass")),
          local.resolve("Driftglass/cache"));
    }
    if (name.startsWith("mac")) {
      var support = user.resolve("Library/Application Support/Driftglass");
      return new Folders(
          support, configFile(environment, support), user.resolve("Library/Caches/Driftglass"));
    }
    var config = set(environment, "XDG_CONFIG_HOME", user.resolve(".config"));
    return new Folders(
        set(environment, "XDG_DATA_HOME", user.resolve(".local/share")).resolve("driftglass"),
        configFile(environment, config.resolve("driftglass")),
        set(environment, "XDG_CACHE_HOME", user.resolve(".cache")).resolve("driftglass"));
  }

  private static Path configFile(Map<String, String> environment, Path folder) {
    return set(environment, "DRIFTGLASS_CONFIG", folder.resolve("config.toml"));
  }

  private static Path set(Map<String, String> environment, String variable, Path otherwise) {
    var value = environment.getOrDefault(variable, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }
}
