package io.driftglass.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of this program.
public final class Version {
  private Version() {}

  /// As in the build, such as `0.1.0`.
  public static String text() {
    var properties = new Properties();
    try (var in = Version.class.getResourceAsStream("/io/driftglass/build.properties")) {
      if (in == null) return "unknown";
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("the build's properties cannot be read", e);
    }
    return properties.getProperty("version", "unknown");
  }
}
