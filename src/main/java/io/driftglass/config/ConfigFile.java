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
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
  /// they are. The file is written beside itself and then put in its place, with its permissions.
  ///
  /// @throws IOException where the file cannot be written, or is written so that this line cannot
  ///   be put into it; it is then left as it was
  static void write(Path file, Option option, String text) throws IOException {
    var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    var lines = with(target, option, text);
    if (!holds(lines, option, text)) {
      throw new IOException(
          "%s is written in a way that is not understood".formatted(option.key()));
    }
    if (target.getParent() != null) Files.createDirectories(target.getParent());
    var beside = target.resolveSibling(target.getFileName() + ".new");
    Files.write(beside, lines, StandardCharsets.UTF_8);
    if (Files.exists(target)) keepPermissions(target, beside);
    Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<String> with(Path file, Option option, String text) throws IOException {
    var lines =
        Files.exists(file)
            ? new ArrayList<>(Files.readAllLines(file, StandardCharsets.UTF_8))
            : new ArrayList<String>();
    var head = Pattern.compile("\\[\\s*" + option.group().table() + "\\s*]\\s*(#.*)?");
    var line = option.setting().name() + " = " + value(option, text);
    int table = indexOf(lines, next -> head.matcher(next).matches(), 0);
    int end = table < 0 ? lines.size() : indexOf(lines, next -> next.startsWith("["), table + 1);
    if (end < 0) end = lines.size();
    int at = table < 0 ? -1 : indexOf(lines, next -> isOf(next, option), table + 1);
    if (at >= end) at = -1;
    if (at >= 0) lines.remove(at);
    if (!text.isEmpty()) {
      if (table < 0) {
        if (!lines.isEmpty() && !lines.getLast().isBlank()) lines.add("");
        lines.add("[" + option.group().table() + "]");
        lines.add(line);
      } else {
        lines.add(at >= 0 ? at : table + 1, line);
      }
    }
    return lines;
  }

  private static boolean holds(List<String> lines, Option option, String text) {
    try {
      var values = new TreeMap<String, String>();
      flatten("", new TomlMapper().readTree(String.join("\n", lines)), values);
      var found = values.get(option.key());
      if (text.isEmpty() || found == null) return text.isEmpty() && found == null;
      var setting = option.setting();
      return setting.parse(found).value().equals(setting.parse(text).value());
    } catch (JsonProcessingException broken) {
      return false;
    }
  }

  private static void keepPermissions(Path of, Path on) throws IOException {
    var view = Files.getFileAttributeView(of, PosixFileAttributeView.class);
    if (view != null) Files.setPosixFilePermissions(on, view.readAttributes().permissions());
  }

  private static int indexOf(List<String> lines, Predicate<String> wanted, int from) {
    for (int at = from; at < lines.size(); at++) {
      if (wanted.test(lines.get(at).strip())) return at;
    }
    return -1;
  }

  private static boolean isOf(String line, Option option) {
    int sign = line.indexOf('=');
    if (sign < 1) return false;
    return line.substring(0, sign)
        .strip()
        .replaceAll("^([\"'])(.*)\\1$", "$2")
        .equals(option.setting().name());
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
