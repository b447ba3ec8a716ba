package io.driftglass.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.driftglass.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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

  /// Sets one value, or takes it out where the text is empty; comments and everything else stay as
  /// they are. The file is written beside itself and then put in its place.
  static void write(Path file, Option option, String text) throws IOException {
    var lines =
        Files.exists(file)
            ? new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))
            : new ArrayList<String>();
    var head = "[" + option.group().table() + "]";
    var line = option.setting().name() + " = " + value(option, text);
    int table = indexOf(lines, head::equals, 0);
    int end = table < 0 ? lines.size() : indexOf(lines, next -> next.startsWith("["), table + 1);
    if (end < 0) end = lines.size();
    int at = table < 0 ? -1 : indexOf(lines, next -> isOf(next, option), table + 1);
    if (at >= end) at = -1;
    if (at >= 0) lines.remove(at);
    if (!text.isEmpty()) {
      if (table < 0) {
        if (!lines.isEmpty() && !lines.getLast().isBlank()) lines.add("");
        lines.add(head);
        lines.add(line);
      } else {
        lines.add(at >= 0 ? at : table + 1, line);
      }
    }
    if (file.toAbsolutePath().getParent() != null) {
      Files.createDirectories(file.toAbsolutePath().getParent());
    }
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, lines, StandardCharsets.UTF_8);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static int indexOf(List<String> lines, Predicate<String> wanted, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (wanted.test(lines.get(at).strip())) return at;
    }
    return -1;
  }

  private static boolean isOf(String line, Option option) {
    int sign = line.indexOf('=');
    return sign > 0 && line.substring(0, sign).strip().equals(option.setting().name());
  }

  private static String value(Option option, String text) {
    boolean bare =
        option.setting().initial() instanceof Number
            || option.setting().initial() instanceof Boolean;
    return bare ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
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
