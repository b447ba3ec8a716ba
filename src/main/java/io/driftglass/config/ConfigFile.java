package io.driftglass.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.driftglass.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The texts of a configuration file by key.
///
/// @param problem why it could not be read; its values are then empty
record ConfigFile(Map<String, String> values, Optional<Problem> problem) {
  private static final long MOST_BYTES = 1 << 20;

  /// @param file may be missing: then it has no values
  static ConfigFile read(Path file) {
    if (Files.notExists(file)) return new ConfigFile(Map.of(), Optional.empty());
    try {
      if (Files.size(file) > MOST_BYTES) return unreadable(file, "it is larger than 1 MB");
      var values = new TreeMap<String, String>();
      flatten(
          "", new TomlMapper().readTree(Files.readString(file, StandardCharsets.UTF_8)), values);
      return new ConfigFile(values, Optional.empty());
    } catch (JsonProcessingException e) {
      var line = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      return unreadable(file, line + e.getOriginalMessage());
    } catch (IOException e) {
      return unreadable(file, e.toString());
    }
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
    for (var entry : node.properties()) {
      var key = prefix + entry.getKey();
      if (entry.getValue().isObject()) flatten(key + ".", entry.getValue(), values);
      else values.put(key, entry.getValue().asText(entry.getValue().toString()));
    }
  }

  private static ConfigFile unreadable(Path file, String why) {
    var problem =
        new Problem(
            file.toString(),
            "The configuration file cannot be read: " + why + ".",
            "Mend it or move it away; the defaults are used.");
    return new ConfigFile(Map.of(), Optional.of(problem));
  }
}
