package io.driftglass.workbench.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.driftglass.data.ImportResult;
import io.driftglass.data.plan.ReadingOptions;
import io.driftglass.db.Database;
import io.driftglass.db.Sql;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttachmentsTest {
  @TempDir Path folder;

  @Test
  void a_name_that_is_a_path_leads_nowhere_wherever_it_comes_from() throws IOException {
    var home = new Home(folder.resolve("a/b/home"));
    var rows = Files.writeString(folder.resolve("pump.csv"), "minute,flow\n1,2\n2,3\n3,4\n");
    try (var workbench = Workbench.open(home)) {
      var imported =
          (ImportResult.Imported)
              workbench
                  .datasets()
                  .importFile(rows, ReadingOptions.NONE, Optional.empty(), Progress.NONE);
      var note = Files.writeString(folder.resolve("note.txt"), "The valve was changed in May.");
      workbench.attachments().add(imported.dataset(), note, Progress.NONE);
    }
    try (var forged = Database.open(home.database())) {
      forged.write(c -> Sql.update(c, "UPDATE attachment SET name = '../../../x'"));
    }
    try (var workbench = Workbench.open(home)) {
      var attachment = workbench.attachments().list().getFirst();
      var out = Files.createDirectories(folder.resolve("a/b/c/d"));
      assertEquals(out.resolve("x"), workbench.attachments().write(attachment, out));
      var shown = workbench.attachments().open(attachment);
      assertEquals(home.scratch().resolve(attachment.id() + "/x"), shown);
      assertEquals("The valve was changed in May.", Files.readString(shown));
    }
    assertFalse(Files.exists(folder.resolve("a/x")));
  }
}
