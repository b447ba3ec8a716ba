package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.registry.DataContract;
import io.driftglass.registry.DataPrint;
import io.driftglass.registry.ModelCard;
import io.driftglass.registry.ModelVersion;
import io.driftglass.registry.Stage;
import io.driftglass.registry.Task;
import io.driftglass.series.Channel;
import io.driftglass.series.Interval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
  @TempDir Path folder;
  private Path spool;

  @BeforeEach
  void spool() {
    spool = folder.resolve("spool");
  }

  @Test
  void what_was_written_is_read_and_the_same_version_gives_the_same_bytes() throws IOException {
    var bundle = bundle();
    bundle.write(file("a.zip"));
    bundle.write(file("b.zip"));
    assertArrayEquals(Files.readAllBytes(file("a.zip")), Files.readAllBytes(file("b.zip")));
    var read = Bundle.read(file("a.zip"), spool);
    assertEquals(bundle.head(), read.head());
    assertEquals(bundle.card(), read.card());
    assertArrayEquals(Files.readAllBytes(bundle.model()), Files.readAllBytes(spool));
  }

  @Test
  void any_changed_byte_is_found() throws IOException {
    bundle().write(file("a.zip"));
    var whole = Files.readAllBytes(file("a.zip"));
    for (int at = 0; at < whole.length; at++) {
      var changed = whole.clone();
      changed[at] ^= 4;
      Files.write(file("c.zip"), changed);
      assertThrows(
          DriftglassException.class, () -> Bundle.read(file("c.zip"), spool), "byte " + at);
    }
  }

  @Test
  void a_bundle_that_was_cut_short_or_made_longer_is_found() throws IOException {
    bundle().write(file("a.zip"));
    var whole = Files.readAllBytes(file("a.zip"));
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file("c.zip"), java.util.Arrays.copyOf(whole, length));
      assertThrows(
          DriftglassException.class, () -> Bundle.read(file("c.zip"), spool), "length " + length);
    }
    Files.write(file("c.zip"), java.util.Arrays.copyOf(whole, whole.length + 1));
    assertThrows(DamagedArtifact.class, () -> Bundle.read(file("c.zip"), spool));
  }

  @Test
  void a_changed_part_is_named() throws IOException {
    bundle().write(file("a.zip"));
    var whole =
        new String(Files.readAllBytes(file("a.zip")), java.nio.charset.StandardCharsets.ISO_8859_1);
    var forged = whole.replace("\"event_f1\" : 0.71", "\"event_f1\" : 0.97");
    assertTrue(!forged.equals(whole), "the card holds the figure");
    rezip(file("a.zip"), file("c.zip"), "card.json", "0.71", "0.97");
    var e = assertThrows(DamagedArtifact.class, () -> Bundle.read(file("c.zip"), spool));
    assertTrue(
        e.getMessage().startsWith("c.zip was changed: its part card.json has the hash "),
        e.getMessage());
  }

  @Test
  void the_part_of_a_changed_byte_is_named() throws IOException {
    bundle().write(file("a.zip"));
    var bytes = Files.readAllBytes(file("a.zip"));
    var whole = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    bytes[whole.indexOf("\"event_f1\" : 0.71") + 3] ^= 1;
    Files.write(file("c.zip"), bytes);
    var e = assertThrows(DamagedArtifact.class, () -> Bundle.read(file("c.zip"), spool));
    assertTrue(e.getMessage().startsWith("c.zip is damaged, its part card.json: "), e.getMessage());
  }

  @Test
  void a_path_or_another_name_is_no_part_of_a_bundle() throws IOException {
    for (var name : List.of("../../evil", "/etc/passwd", "C:\\evil", "card.json/..", "x")) {
      try (var zip = new ZipOutputStream(Files.newOutputStream(file("evil.zip")))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
        zip.closeEntry();
      }
      var e = assertThrows(UnsupportedFormat.class, () -> Bundle.read(file("evil.zip"), spool));
      assertEquals("evil.zip holds '%s', which no bundle holds.".formatted(name), e.getMessage());
    }
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of("evil.zip"), files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void a_part_that_swells_without_end_is_refused() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file("bomb.zip")))) {
      zip.putNextEntry(new ZipEntry("head.json"));
      var zeros = new byte[1 << 20];
      for (int i = 0; i < 17; i++) zip.write(zeros);
      zip.closeEntry();
    }
    var e = assertThrows(UnsupportedFormat.class, () -> Bundle.read(file("bomb.zip"), spool));
    assertEquals("The part head.json of bomb.zip is larger than 16 MB.", e.getMessage());
  }

  @Test
  void any_other_zip_is_called_no_bundle() throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file("other.zip")))) {
      zip.putNextEntry(new ZipEntry("head.json"));
      zip.closeEntry();
    }
    var e = assertThrows(UnsupportedFormat.class, () -> Bundle.read(file("other.zip"), spool));
    assertTrue(e.getMessage().startsWith("other.zip is no bundle of a model"), e.getMessage());
  }

  private static void rezip(Path from, Path to, String part, String text, String by)
      throws IOException {
    try (var zip = new java.util.zip.ZipFile(from.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(to))) {
      for (var entry : java.util.Collections.list(zip.entries())) {
        var bytes = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals(part)) {
          bytes =
              new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                  .replace(text, by)
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
  }

  private Path file(String name) {
    return folder.resolve(name);
  }

  private Bundle bundle() throws IOException {
    var model = Files.write(folder.resolve("model"), new byte[] {1, 2, 3, 4, 5});
    var card =
        new ModelCard(
            Task.ANOMALY,
            "ridge-ar",
            Map.of("lags", "24"),
            "pump v1",
            "ab".repeat(32),
            "",
            new Interval(0, 700),
            700,
            new Interval(700, 1000),
            300,
            42,
            "0.1.0",
            "CPU",
            Map.of("event_f1", .71),
            Map.of(),
            "pump",
            "",
            "",
            DataContract.of(List.of(Channel.target("flow"))),
            0,
            0,
            DataPrint.NONE,
            List.of());
    var version =
        new ModelVersion(
            7,
            "pump",
            3,
            Stage.NONE,
            card,
            "cd".repeat(32),
            1,
            "ada",
            Instant.parse("2026-05-01T08:00:00Z"),
            List.of());
    return Bundle.of(version, List.of(), "0.1.0", model);
  }
}
