package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Documents of a dataset as scripts handle them.
final class AttachCommandTest {
  @TempDir Path folder;
  private Path home;
  private Path sheet;

  @BeforeEach
  void imported() throws IOException {
    home = folder.resolve("home");
    var csv = folder.resolve("boiler.csv");
    Files.writeString(csv, "time,load\n2026-01-01 00:00,1\n2026-01-01 01:00,2\n");
    sheet = Files.writeString(folder.resolve("sheet.pdf"), "%PDF-1.7 boiler");
    done("import", csv);
  }

  @Test
  void a_pdf_is_attached_listed_opened_exported_and_deleted() throws IOException {
    var added = done("attach", "boiler", sheet, "--json").json().at("/attachments/0");
    assertEquals("sheet.pdf", added.get("name").asText());
    assertEquals("PDF", added.get("kind").asText());
    assertEquals(15, added.get("bytes").asLong());
    var id = added.get("id").asText();

    var listed = done("attach", "list", "boiler", "--json").json().at("/attachments/0");
    assertEquals(added, listed);

    var copy = Path.of(done("attach", "open", id).out().strip());
    assertEquals("sheet.pdf", copy.getFileName().toString());
    Files.writeString(copy, "scribbled on");

    var out = folder.resolve("out.pdf");
    done("attach", "export", id, "--out", out);
    assertEquals("%PDF-1.7 boiler", Files.readString(out));

    done("attach", "delete", id);
    assertEquals(0, done("attach", "list", "--json").json().get("attachments").size());
    done("attach", "restore", id);
    assertEquals(1, done("attach", "--json").json().get("attachments").size());
  }

  @Test
  void a_new_version_has_the_documents_and_none_goes_twice() throws IOException {
    done("attach", "boiler", sheet);
    done("features", "boiler", "--step", "lag:k=1");
    assertEquals(1, done("attach", "list", "boiler v2", "--json").json().get("attachments").size());

    var again = Door.call(home, "attach", "boiler v2", sheet);
    assertEquals(1, again.exit());
    assertTrue(again.err().contains("has this document already, as sheet.pdf"), again.err());
  }

  @Test
  void an_imported_pdf_is_no_table_and_attach_is_named() {
    var refused = Door.call(home, "import", sheet);
    assertEquals(1, refused.exit());
    assertTrue(refused.err().contains("This is a PDF, not a table."), refused.err());
    assertTrue(refused.err().contains("attach it to a dataset"), refused.err());
  }

  @Test
  void one_refused_document_of_several_is_named_and_the_others_stay() throws IOException {
    var program = Files.writeString(folder.resolve("tool.pdf"), "MZ\u0001\u0002");
    var call = Door.call(home, "attach", "boiler", program, sheet, "--json");
    assertEquals(1, call.exit());
    assertEquals(1, call.json().get("attachments").size());
    assertTrue(call.err().contains("tool.pdf is a program"), call.err());
  }

  private Door done(Object... arguments) {
    var call = Door.call(home, arguments);
    assertEquals(0, call.exit(), call.err());
    return call;
  }
}
