package io.driftglass.interop;

import io.driftglass.db.Json;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Transition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One model version as a file: a zip of `head.json`, `card.json`, `settings.json`,
/// `contract.json`, `history.json`, `model.bin` and `hashes.json`, the SHA-256 of each of them.
///
/// The zip is written in one way only (no compression, no dates), so that every byte of it is known
/// from what it holds: one that was changed, wherever it stands, is found and named.
///
/// @param model the file of the version's parameters, under its SHA-256 in the head
public record Bundle(Head head, ModelCard card, List<Transition> history, Path model) {
  /// The newest format this program writes and reads.
  public static final int FORMAT = 1;

  /// What the version was called where it came from.
  public record Head(
      int format,
      String appVersion,
      String model,
      int number,
      String author,
      Instant registered,
      String artifactSha256) {
    static Head of(ModelVersion version, String appVersion) {
      return new Head(
          FORMAT,
          appVersion,
          version.model(),
          version.number(),
          version.author(),
          version.registered(),
          version.artifactSha256());
    }
  }

  public Bundle {
    history = List.copyOf(history);
  }

  public static Bundle of(
      ModelVersion version, List<Transition> history, String appVersion, Path model) {
    var own = history.stream().filter(t -> t.number() == version.number()).toList();
    return new Bundle(Head.of(version, appVersion), version.card(), own, model);
  }

  /// Writes the file; it is whole when it gets its name.
  public void write(Path file) throws IOException {
    var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), ".bundle-", "");
    try {
      BundleZip.write(unfinished, parts());
      Files.move(unfinished, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /// Reads a bundle that may come from anywhere.
  ///
  /// @param spool where its model is written for the caller to take; nothing else is written
  /// @throws UnsupportedFormat where it is no bundle, holds what no bundle holds, or is too large
  /// @throws DamagedArtifact where a byte of it is not what was written
  public static Bundle read(Path file, Path spool) throws IOException {
    var texts = BundleZip.read(file, spool);
    var bundle = parsed(file, texts, spool);
    BundleZip.verify(file, bundle.parts());
    return bundle;
  }

  private static Bundle parsed(Path file, Map<String, String> texts, Path spool)
      throws IOException {
    try {
      var hashes = Json.readMap(texts.get("hashes.json"), String.class);
      for (var name : BundleZip.NAMES) {
        if (name.equals("hashes.json")) continue;
        var found = name.equals("model.bin") ? sha256(spool) : sha256(texts.get(name));
        if (!found.equals(hashes.get(name))) throw changed(file, name, found, hashes.get(name));
      }
      var head = Json.read(texts.get("head.json"), Head.class);
      if (head.format() > FORMAT) {
        throw new UnsupportedFormat(
            "%s is a bundle of format %d; this program reads up to format %d."
                .formatted(file.getFileName(), head.format(), FORMAT),
            "Update Driftglass.");
      }
      return new Bundle(
          head,
          Json.read(texts.get("card.json"), ModelCard.class),
          Json.readList(texts.get("history.json"), Transition.class),
          spool);
    } catch (IllegalArgumentException e) {
      throw new DamagedArtifact(
          "%s is damaged: %s".formatted(file.getFileName(), e.getMessage()),
          "Export the version again.",
          e);
    }
  }

  private static DamagedArtifact changed(Path file, String name, String found, String wanted) {
    return new DamagedArtifact(
        "%s was changed: its part %s has the hash %s..., not %s..."
            .formatted(file.getFileName(), name, start(found), start(wanted)),
        "Get the bundle again from where it comes.",
        null);
  }

  private static String start(String hash) {
    return hash == null ? "none" : hash.substring(0, Math.min(12, hash.length()));
  }

  /// Every part by name, in the order of the zip; the model as its path.
  private Map<String, Object> parts() throws IOException {
    var parts = new LinkedHashMap<String, Object>();
    parts.put("head.json", Json.pretty(head));
    parts.put("card.json", Json.pretty(card));
    parts.put("settings.json", Json.pretty(card.settings()));
    parts.put("contract.json", Json.pretty(card.contract()));
    parts.put("history.json", Json.pretty(history));
    parts.put("model.bin", model);
    var hashes = new LinkedHashMap<String, String>();
    for (var part : parts.entrySet()) {
      hashes.put(
          part.getKey(),
          part.getValue() instanceof Path path ? sha256(path) : sha256((String) part.getValue()));
    }
    parts.put("hashes.json", Json.pretty(hashes));
    return parts;
  }

  private static String sha256(String text) {
    return HexFormat.of()
        .formatHex(BundleZip.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static String sha256(Path file) throws IOException {
    var digest = BundleZip.sha256();
    try (InputStream in = Files.newInputStream(file)) {
      var chunk = new byte[1 << 16];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) digest.update(chunk, 0, n);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
