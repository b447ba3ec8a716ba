package io.driftglass.data.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.data.attach.AttachmentFiles.Kept;
import io.driftglass.job.Progress;
import io.driftglass.problem.DamagedArtifact;
import io.driftglass.problem.UnsupportedFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AttachmentFilesTest {
  private static final long MOST = 1 << 20;

  @TempDir Path folder;
  private Path store;
  private AttachmentFiles files;

  @BeforeEach
  void open() {
    store = folder.resolve("attachments");
    files = new AttachmentFiles(store);
  }

  @Test
  void a_pdf_is_kept_under_the_hash_of_its_bytes() throws IOException {
    // The SHA-256 of the eight bytes, by sha256sum.
    var hash = "86edbaa24831badfa0a8b04bb410141e2ee4182b6d0014493fe262a7a331c20b";
    assertEquals(new Kept("pump.pdf", "PDF", 8, hash), keep("pump.pdf", "%PDF-1.7"));
    assertEquals(List.of(hash), stored());
  }

  @Test
  void documents_are_told_by_their_bytes() throws IOException {
    assertEquals("picture", keep("a.png", "\u0089PNG\r\n").kind());
    assertEquals("text", keep("a.txt", "as \u00fc is").kind());
    assertEquals("Word document", keep("a.docx", zip("word/document.xml")).kind());
    assertEquals("OpenDocument file", keep("a.odt", zip("META-INF/manifest.xml")).kind());
    assertEquals("ZIP archive", keep("a.zip", zip("drawings/a.dwg")).kind());
  }

  @Test
  void what_runs_when_it_is_opened_is_refused() throws IOException {
    refused(
        "a.pdf", "MZ\u0090", "a.pdf is a program; what runs when it is opened is not attached.");
    refused(
        "a.txt", "#!/bin/sh\n", "a.txt is a program; what runs when it is opened is not attached.");
    refused(
        "a.txt",
        "<html><script>",
        "a.txt is a web page or XML, which can run scripts; what runs when it is opened is not"
            + " attached.");
    refused(
        "a.xlsx",
        zip("xl/workbook.xml", "xl/vbaProject.bin"),
        "a.xlsx holds macros; what runs when it is opened is not attached.");
    refused("a.txt", "\u0001\u0002", "a.txt is none of the documents that can be attached.");
    refused("a.pdf", "", "a.pdf is empty.");
  }

  @Test
  void a_name_must_say_what_the_bytes_are() throws IOException {
    refused("a.exe", "%PDF-1.7", "a.exe is a PDF by its bytes, but is not named as one.");
    refused("a.pdf", "plain text", "a.pdf is a text by its bytes, but is not named as one.");
  }

  @Test
  void too_large_a_document_is_refused_and_leaves_nothing() throws IOException {
    refused("big.txt", "x".repeat(2 << 20), "big.txt has 2.1 MB; an attachment may have 1 MB.");
  }

  @Test
  void a_cancelled_copy_leaves_nothing() throws IOException {
    var file = write("a.txt", "text");
    var cancelled =
        new Progress() {
          @Override
          public void report(double fraction, String message) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    assertThrows(CancellationException.class, () -> files.keep(file, MOST, cancelled));
    assertEquals(List.of(), stored());
  }

  @Test
  void a_changed_byte_is_found_when_the_document_is_read() throws IOException {
    var attachment = attachment(keep("a.txt", "measured by hand"));
    var target = folder.resolve("out.txt");
    files.copyTo(attachment, target);
    assertEquals("measured by hand", Files.readString(target));

    var place = store.resolve(attachment.sha256().substring(0, 2)).resolve(attachment.sha256());
    Files.writeString(place, "Measured by hand");
    Files.delete(target);
    var wrong = assertThrows(DamagedArtifact.class, () -> files.copyTo(attachment, target));
    assertEquals("a.txt is not what was attached: its SHA-256 differs.", wrong.getMessage());
    assertTrue(Files.notExists(target));
  }

  @Test
  void what_nothing_refers_to_is_removed() throws IOException {
    var one = keep("a.txt", "one");
    keep("b.txt", "two");
    Files.writeString(store.resolve("unfinished-1"), "half");
    files.keepOnly(Set.of(one.sha256()));
    assertEquals(List.of(one.sha256()), stored());
  }

  private void refused(String name, String bytes, String sentence) throws IOException {
    var file = write(name, bytes);
    var wrong = assertThrows(UnsupportedFormat.class, () -> files.keep(file, MOST, Progress.NONE));
    assertEquals(sentence, wrong.getMessage());
    assertEquals(List.of(), stored());
  }

  private Kept keep(String name, String bytes) throws IOException {
    return files.keep(write(name, bytes), MOST, Progress.NONE);
  }

  private static Attachment attachment(Kept kept) {
    return new Attachment(
        1, "pump", kept.name(), kept.kind(), kept.bytes(), kept.sha256(), Instant.EPOCH);
  }

  private Path write(String name, String bytes) throws IOException {
    return Files.writeString(folder.resolve(name), bytes, StandardCharsets.ISO_8859_1);
  }

  private String zip(String... entries) throws IOException {
    var file = folder.resolve("made.bin");
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : entries) zip.putNextEntry(new ZipEntry(entry));
    }
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private List<String> stored() throws IOException {
    if (Files.notExists(store)) return List.of();
    try (var tree = Files.walk(store)) {
      return tree.filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
