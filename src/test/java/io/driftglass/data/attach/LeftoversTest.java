package io.driftglass.data.attach;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversTest {
  @TempDir Path folder;

  @Test
  void a_file_that_another_program_holds_stays_and_the_others_go() throws IOException {
    var scratch = folder.resolve("scratch");
    var held = Files.createDirectories(scratch.resolve("1")).resolve("shown.pdf");
    Files.writeString(held, "%PDF");
    Files.writeString(Files.createDirectories(scratch.resolve("2")).resolve("gone.pdf"), "%PDF");
    Leftovers.delete(
        scratch,
        Integer.MAX_VALUE,
        path -> true,
        path -> {
          if (path.equals(held)) throw new AccessDeniedException(path.toString());
          Files.delete(path);
        });
    try (var left = Files.walk(scratch)) {
      assertEquals(List.of(scratch, held.getParent(), held), left.toList());
    }
    Leftovers.empty(scratch);
    assertFalse(Files.exists(scratch));
    Leftovers.empty(scratch);
  }
}
