package io.driftglass.interop;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.driftglass.problem.Problem;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Registries that were kept as JSON files: a record a file, a list of them, or an object of them
/// by name, with any of the usual names for the same thing. What is no version is listed, not
/// taken.
public final class ForeignRegistry {
  private static final int MOST_FILES = 100_000;
  private static final long MOST_BYTES = 16L << 20;
  private static final int MOST_DEPTH = 6;
  private static final String NUMBER = "[0-9]{1,40}";
  private static final String LEAVE = "Mend it and migrate again, or leave it.";
  static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .enable(com.fasterxml.jackson.core.JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final List<ForeignVersion> versions = new ArrayList<>();
  private final List<Problem> skipped = new ArrayList<>();
  private final HashSet<String> titles = new HashSet<>();

  ForeignRegistry() {}

  /// What a registry holds.
  ///
  /// @param versions in the order of their numbers, model by model
  /// @param skipped entries that are no version, each with its place and reason
  public record Found(List<ForeignVersion> versions, List<Problem> skipped) {
    public Found {
      versions = List.copyOf(versions);
      skipped = List.copyOf(skipped);
    }
  }

  /// @param place a folder of JSON files, or one such file
  /// @throws UnsupportedFormat where there is no JSON file
  public static Found read(Path place) throws IOException {
    var registry = new ForeignRegistry();
    var files = files(place);
    if (files.isEmpty()) {
      throw new UnsupportedFormat(
          "%s holds no JSON files.".formatted(place),
          "Name the folder that holds the records, or a SQLite file.");
    }
    for (var file : files) registry.file(file, name(place, file));
    return registry.found();
  }

  Found found() {
    versions.sort(
        Comparator.comparing(ForeignVersion::model)
            .thenComparing(version -> version.number(), ForeignRegistry::byNumber)
            .thenComparing(ForeignVersion::when));
    return new Found(versions, skipped);
  }

  /// Numbers as numbers and before texts, parts between dots one by one: 2 before 10 before 1a, 1.9
  /// before 1.10.
  static int byNumber(String a, String b) {
    var as = a.split("[^0-9A-Za-z]+");
    var bs = b.split("[^0-9A-Za-z]+");
    for (int i = 0; i < Math.min(as.length, bs.length); i++) {
      int order = byPart(as[i], bs[i]);
      if (order != 0) return order;
    }
    return Integer.compare(as.length, bs.length);
  }

  private static int byPart(String a, String b) {
    var one = a.replaceFirst("^[vV](?=[0-9])", "");
    var other = b.replaceFirst("^[vV](?=[0-9])", "");
    boolean number = one.matches(NUMBER);
    if (number != other.matches(NUMBER)) return number ? -1 : 1;
    return number ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
  }

  private static List<Path> files(Path place) throws IOException {
    if (Files.isRegularFile(place)) return List.of(place);
    try (Stream<Path> tree = Files.walk(place, MOST_DEPTH)) {
      return tree.filter(Files::isRegularFile)
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .toLowerCase(java.util.Locale.ROOT)
                      .endsWith(".json"))
          .sorted()
          .limit(MOST_FILES)
          .toList();
    }
  }

  private static String name(Path place, Path file) {
    return Files.isDirectory(place)
        ? place.relativize(file).toString()
        : file.getFileName().toString();
  }

  private void file(Path file, String where) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      skip(where, "it is larger than %,d MB".formatted(MOST_BYTES >> 20));
      return;
    }
    JsonNode root;
    try {
      root = JSON.readTree(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      var at = e.getLocation() == null ? "" : "line " + e.getLocation().getLineNr() + ": ";
      skip(where, "it is not JSON: " + at + e.getOriginalMessage());
      return;
    }
    int before = versions.size() + skipped.size();
    collect(root, where, JSON.createObjectNode(), 0);
    if (versions.size() + skipped.size() == before) skip(where, "it holds no model version");
  }

  /// @param inherited what the objects around say: the model's name, its sensor
  private void collect(JsonNode node, String where, ObjectNode inherited, int depth) {
    if (depth > MOST_DEPTH) return;
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), where + "[" + (i + 1) + "]", inherited, depth + 1);
      }
      return;
    }
    if (!node.isObject()) {
      if (depth > 0) skip(where, "a record is wanted, not " + shown(node));
      return;
    }
    var merged = inherited.deepCopy();
    node.properties().forEach(entry -> merged.set(entry.getKey(), entry.getValue()));
    var inner = ForeignRecord.inner(node);
    if (!inner.isEmpty()) {
      var around = inherited.deepCopy();
      node.properties().stream()
          .filter(entry -> entry.getValue().isValueNode())
          .forEach(entry -> around.set(entry.getKey(), entry.getValue()));
      inner.forEach(
          (key, value) -> {
            var named = around.deepCopy();
            if (value.isObject() || value.isArray()) ForeignRecord.name(key, value, named);
            collect(value, where + ", " + key, named, depth + 1);
          });
      return;
    }
    add(merged, where);
  }

  /// Takes a record where it is one.
  void add(ObjectNode node, String where) {
    var read = ForeignRecord.read(node, where);
    if (read.problem().isPresent()) {
      skip(where, read.problem().get());
      return;
    }
    var version = read.version().orElseThrow();
    if (!titles.add(version.title())) {
      skip(where, "the version '%s' was there before".formatted(version.title()));
      return;
    }
    versions.add(version);
  }

  private void skip(String where, String why) {
    skipped.add(new Problem(where, why + ".", LEAVE));
  }

  private static String shown(JsonNode node) {
    var text = node.toString();
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
