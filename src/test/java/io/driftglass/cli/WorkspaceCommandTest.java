package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace that goes to another machine as one file.
final class WorkspaceCommandTest {
  private static final List<List<String>> SEEN =
      List.of(
          List.of("datasets", "list"),
          List.of("models", "list"),
          List.of("models", "history", "watch"),
          List.of("runs", "list"),
          List.of("pipeline", "list"),
          List.of("attach"),
          List.of("label", "list", "boiler"));

  @TempDir Path folder;
  private Path home;
  private Path archive;

  @BeforeEach
  void fill() throws IOException {
    home = folder.resolve("home");
    archive = folder.resolve("all.zip");
    var text = new StringBuilder("minute,load\n");
    for (int i = 0; i < 600; i++) {
      text.append(i).append(',').append(i == 37 ? "" : Math.sin(i / 6.0) + (i % 7) * .01);
      text.append('\n');
    }
    var csv = Files.writeString(folder.resolve("boiler.csv"), text);
    call(home, "import", csv);
    call(
        home,
        "train",
        "boiler",
        "--task",
        "anomaly",
        "--method",
        "robust-z",
        "--register",
        "watch");
    call(home, "models", "promote", "watch v1", "--reason", "it \"works\"\n=1+1");
    call(home, "detect", "boiler", "--method", "ridge-ar", "--out", folder.resolve("s.csv"));
    var note = Files.writeString(folder.resolve("note.txt"), "The valve was changed in May.");
    call(home, "attach", "boiler", note);
    call(home, "pipeline", "schedule", "nightly", "--template", "monitor", "--every", "6h");
  }

  @Test
  void an_imported_workspace_holds_the_same_scores_the_same_and_goes_on_numbering()
      throws IOException {
    var written = Door.call(home, "workspace", "export", "--out", archive, "--json").json();
    assertEquals(1, written.get("models").asInt());
    assertEquals(1, written.get("attachments").asInt());
    var other = folder.resolve("other");
    var read = Door.call(other, "workspace", "import", archive, "--json");
    assertEquals(0, read.exit(), read.out());
    assertEquals(written.get("tables"), read.json().get("tables"));
    for (var seen : SEEN) {
      assertEquals(json(home, seen), json(other, seen), seen.toString());
    }
    var here = Door.call(home, "validate", "watch v1", "--on", "boiler", "--json").json();
    var there = Door.call(other, "validate", "watch v1", "--on", "boiler", "--json").json();
    assertEquals(here.at("/validated/0/metrics"), there.at("/validated/0/metrics"));
    assertEquals(0, Door.call(other, "prove", "watch v1").exit());
    call(
        other,
        "train",
        "boiler",
        "--task",
        "anomaly",
        "--method",
        "ridge-ar",
        "--register",
        "watch");
    assertTrue(json(other, List.of("models", "list")).contains("\"watch\""));
    assertEquals(
        2, Door.call(other, "models", "show", "watch v2", "--json").json().get("version").asInt());
  }

  @Test
  void the_same_workspace_gives_the_same_parts() throws IOException {
    var second = folder.resolve("again.zip");
    call(home, "workspace", "export", archive);
    call(home, "workspace", "export", second);
    assertArrayEquals(part(archive, "tables/RUN.ndjson"), part(second, "tables/RUN.ndjson"));
  }

  @Test
  void a_changed_part_is_named_and_nothing_is_left() throws IOException {
    call(home, "workspace", "export", archive);
    rewrite(
        (name, bytes) ->
            name.equals("tables/DATASET.ndjson")
                ? new String(bytes, StandardCharsets.UTF_8)
                    .replace("boiler", "broiler")
                    .getBytes(StandardCharsets.UTF_8)
                : bytes);
    var call = refused();
    assertTrue(call.out().contains("tables/DATASET.ndjson"), call.out());
  }

  @Test
  void a_part_that_could_be_a_path_is_refused() throws IOException {
    call(home, "workspace", "export", archive);
    for (var name : List.of("../evil", "/etc/evil", "artifacts/../../evil", "tables/X.sql")) {
      var bad = folder.resolve("bad.zip");
      try (var zip = new ZipOutputStream(Files.newOutputStream(bad))) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
      }
      var call = Door.call(folder.resolve("other"), "workspace", "import", bad, "--json");
      assertEquals("UnsupportedFormat", call.json().at("/error/type").asText(), call.out());
    }
    assertFalse(Files.exists(folder.resolve("evil")));
  }

  @Test
  void a_cut_archive_and_a_foreign_database_are_refused() throws IOException {
    call(home, "workspace", "export", archive);
    var bytes = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    refused();
    archive = home.resolve("workspace.mv.db");
    assertTrue(refused().out().contains("never opened"));
    archive = Files.writeString(folder.resolve("text.zip"), "hello");
    refused();
  }

  @Test
  void an_archive_never_overwrites() throws IOException {
    call(home, "workspace", "export", archive);
    var call = Door.call(home, "workspace", "import", archive, "--json");
    assertEquals(1, call.exit());
    assertEquals("Conflict", call.json().at("/error/type").asText());
  }

  private Door refused() throws IOException {
    var other = folder.resolve("refused");
    var call = Door.call(other, "workspace", "import", archive, "--json");
    assertEquals(1, call.exit(), call.out());
    assertTrue(call.json().has("error"), call.out());
    assertEquals(0, Door.call(other, "datasets", "list", "--json").json().get("datasets").size());
    return call;
  }

  private void rewrite(BiFunction<String, byte[], byte[]> change) throws IOException {
    var changed = folder.resolve("changed.zip");
    try (var in = new ZipInputStream(Files.newInputStream(archive));
        var out = new ZipOutputStream(Files.newOutputStream(changed))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(change.apply(entry.getName(), in.readAllBytes()));
        out.closeEntry();
      }
    }
    archive = changed;
  }

  private static byte[] part(Path zip, String name) throws IOException {
    try (InputStream in =
        new java.util.zip.ZipFile(zip.toFile()).getInputStream(new ZipEntry(name))) {
      return in.readAllBytes();
    }
  }

  private static String json(Path home, List<String> command) {
    var all = new java.util.ArrayList<Object>(command);
    all.add("--json");
    return Door.call(home, all.toArray()).out();
  }

  private static void call(Path home, Object... arguments) {
    var call = Door.call(home, arguments);
    assertEquals(0, call.exit(), call.out() + call.err());
  }
}
