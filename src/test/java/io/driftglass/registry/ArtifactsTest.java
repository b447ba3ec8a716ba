package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.UnsupportedFormat;
import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArtifactsTest {
  private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  private static final ArtifactHeader HEADER =
      new ArtifactHeader(ArtifactHeader.FORMAT, Task.ANOMALY, "ridge-ar", Map.of("lags", "24"));
  private static final byte[] WEIGHTS = {1, 2, 3, 0, -1, -128};

  @TempDir Path folder;
  private Artifacts artifacts;

  @BeforeEach
  void open() {
    artifacts = new Artifacts(folder);
  }

  @Test
  void what_was_stored_is_read_back_with_its_header() {
    var id = store(WEIGHTS);
    artifacts.load(
        id,
        (header, in) -> {
          assertEquals(HEADER, header);
          assertArrayEquals(WEIGHTS, in.readAllBytes());
          return null;
        });
  }

  @Test
  void the_id_is_the_content_so_the_same_is_kept_once() throws IOException {
    var id = store(WEIGHTS);
    assertEquals(id, store(WEIGHTS));
    assertEquals(List.of(folder.resolve(id.substring(0, 2)).resolve(id)), files());
  }

  @Test
  void any_changed_byte_is_found() throws IOException {
    var id = store(WEIGHTS);
    var file = file(id);
    var whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      var damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);
      assertThrows(DamagedArtifact.class, () -> bytes(id), "byte " + at);
    }
  }

  @Test
  void a_file_that_was_cut_short_is_found_at_any_length() throws IOException {
    var id = store(WEIGHTS);
    var whole = Files.readAllBytes(file(id));
    for (int length = 0; length < whole.length; length++) {
      Files.write(file(id), java.util.Arrays.copyOf(whole, length));
      assertThrows(DamagedArtifact.class, () -> bytes(id), "length " + length);
    }
  }

  @Test
  void a_damaged_file_is_named_with_what_to_do() throws IOException {
    var id = store(WEIGHTS);
    Files.writeString(file(id), "nothing of ours, but long enough to hold a hash of 32 bytes");
    var e = assertThrows(DamagedArtifact.class, () -> bytes(id));
    assertEquals(
        "the stored model %s... is damaged: it does not begin as a model of ours"
            .formatted(id.substring(0, 12)),
        e.getMessage());
    assertEquals(
        "Put artifacts/%s/%s back from a backup, or train and register the model again."
            .formatted(id.substring(0, 2), id),
        e.remedy());
  }

  @Test
  void another_models_file_under_this_name_is_found() throws IOException {
    var id = store(WEIGHTS);
    Files.copy(
        file(store(new byte[] {9})), file(id), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThrows(DamagedArtifact.class, () -> bytes(id));
  }

  @Test
  void a_damaged_file_is_mended_by_storing_the_same_again() throws IOException {
    var id = store(WEIGHTS);
    Files.write(file(id), new byte[100]);
    store(WEIGHTS);
    assertArrayEquals(WEIGHTS, bytes(id));
  }

  @Test
  void a_path_is_not_an_id() {
    for (var path : List.of("../../etc/passwd", "", "ab".repeat(31), "AB".repeat(32))) {
      assertThrows(InvalidId.class, () -> bytes(path), path);
    }
  }

  @Test
  void an_id_without_a_file_is_not_found() {
    var e = assertThrows(NotFound.class, () -> bytes("ab".repeat(32)));
    assertEquals("the workspace holds no model abababababab...", e.getMessage());
  }

  @Test
  void a_model_that_fails_to_write_leaves_nothing() throws IOException {
    assertThrows(
        WorkspaceUnavailable.class,
        () ->
            artifacts.store(
                HEADER,
                out -> {
                  out.write(1);
                  throw new IOException("disk full");
                }));
    assertEquals(List.of(), files());
  }

  @Test
  void half_written_files_of_an_ended_process_are_taken_away() throws IOException {
    Files.write(folder.resolve("unfinished-123"), new byte[10]);
    artifacts.keepOnly(Set.of(), NOON);
    assertEquals(List.of(), files());
  }

  @Test
  void a_file_nothing_refers_to_can_be_loaded_for_a_month() {
    var id = store(WEIGHTS);
    artifacts.keepOnly(Set.of(), NOON);
    artifacts.keepOnly(Set.of(), NOON.plus(Artifacts.RECYCLED_FOR));
    assertArrayEquals(WEIGHTS, bytes(id));
    artifacts.keepOnly(Set.of(), NOON);
    artifacts.keepOnly(Set.of(), NOON.plus(Artifacts.RECYCLED_FOR).plus(Duration.ofSeconds(1)));
    assertThrows(NotFound.class, () -> bytes(id));
  }

  @Test
  void what_an_earlier_version_stored_is_refused_in_a_sentence_wherever_it_is_read()
      throws IOException {
    var old =
        new ArtifactHeader(
            ArtifactHeader.FORMAT - 1, HEADER.task(), HEADER.method(), HEADER.settings());
    var id = artifacts.store(old, out -> out.write(WEIGHTS));
    var bundled = folder.resolve("bundled");
    Files.copy(file(id), bundled);
    var told =
        List.of(
            assertThrows(UnsupportedFormat.class, () -> bytes(id)),
            assertThrows(UnsupportedFormat.class, () -> artifacts.copy(id, folder.resolve("copy"))),
            assertThrows(UnsupportedFormat.class, () -> artifacts.adopt(bundled, id, HEADER)));
    for (var refused : told) {
      assertEquals(
          "the model %s... was stored by an earlier version: train it anew"
              .formatted(id.substring(0, 12)),
          refused.getMessage());
    }
    artifacts.recycle(id, NOON);
    artifacts.putBack(id);
    assertTrue(Files.exists(file(id)));
  }

  @Test
  void a_megabyte_of_weights_comes_back_by_any_read() {
    var weights = new byte[1 << 20];
    new java.util.Random(7).nextBytes(weights);
    var id = store(weights);
    assertArrayEquals(weights, bytes(id));
    boolean same =
        artifacts.load(
            id,
            (header, in) -> {
              for (byte b : weights) if ((byte) in.read() != b) return false;
              return in.read() == -1;
            });
    assertTrue(same);
  }

  private String store(byte[] weights) {
    return artifacts.store(
        HEADER,
        out -> {
          try (out) {
            out.write(weights);
          }
        });
  }

  private byte[] bytes(String id) {
    return artifacts.load(id, (header, in) -> in.readAllBytes());
  }

  private Path file(String id) {
    return folder.resolve(id.substring(0, 2)).resolve(id);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
