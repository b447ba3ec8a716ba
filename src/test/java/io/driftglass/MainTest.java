package io.driftglass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  @Test
  void the_terminal_of_a_german_system_writes_numbers_as_any_other() throws Exception {
    var file = Files.writeString(folder.resolve("f.csv"), "t,x\n0,1.5\n1,2.25\n2,1000.75\n");
    var told = told("profile", file.toString(), "--home", folder.resolve("home").toString());
    assertTrue(told.contains("100.0 % evenly spaced"), told);
    assertTrue(told.contains("2.250"), told);
  }

  private static String told(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.language=de",
                "-Duser.country=DE",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }

  @Test
  void a_picture_of_the_window_is_written_as_the_window_is() {
    assertTrue(Main.isSeen(new String[] {"snapshot", "--page", "forecast"}));
    assertTrue(Main.isSeen(new String[] {"window"}));
    assertFalse(Main.isSeen(new String[] {"forecast", "data.csv"}));
  }
}
