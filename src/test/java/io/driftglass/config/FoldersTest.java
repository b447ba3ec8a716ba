package io.driftglass.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FoldersTest {
  private static final Path USER = Path.of("/home/ada");

  @Test
  void each_system_has_its_own_places() {
    assertEquals(USER.resolve(".local/share/driftglass"), of("Linux", Map.of()).data());
    assertEquals(
        USER.resolve(".config/driftglass/config.toml"), of("Linux", Map.of()).configFile());
    assertEquals(
        USER.resolve("Library/Application Support/Driftglass"), of("Mac OS X", Map.of()).data());
    assertEquals(USER.resolve("AppData/Local/Driftglass"), of("Windows 11", Map.of()).data());
  }

  @Test
  void the_system_s_own_variables_are_followed() {
    assertEquals(Path.of("/data/driftglass"), of("Linux", Map.of("XDG_DATA_HOME", "/data")).data());
    assertEquals(
        Path.of("/local/Driftglass"), of("Windows 11", Map.of("LOCALAPPDATA", "/local")).data());
  }

  @Test
  void the_configuration_file_can_be_named_in_the_environment() {
    var named = of("Linux", Map.of("DRIFTGLASS_CONFIG", "/etc/driftglass.toml"));
    assertEquals(Path.of("/etc/driftglass.toml"), named.configFile());
  }

  private static Folders of(String os, Map<String, String> environment) {
    return Folders.of(os, environment, USER);
  }
}
