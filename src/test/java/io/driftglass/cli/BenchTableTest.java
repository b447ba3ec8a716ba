package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.workbench.Measured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchTableTest {
  private static final List<Measured> ROWS =
      List.of(
          new Measured("naive", "mase", 1.25, "", 3),
          new Measured("naive", "seconds", .5, "s", 3),
          new Measured("ridge", "mase", .75, "", 3));

  @Test
  void a_line_a_case_and_a_column_a_metric(@TempDir Path folder) throws IOException {
    var table = new BenchTable(ROWS);
    table.write(folder.resolve("a.csv"), "a machine");
    assertEquals(
        "case,mase,seconds\nnaive,1.2500,0.5000\nridge,0.7500,\n",
        Files.readString(folder.resolve("a.csv")));
    table.write(folder.resolve("a.md"), "a machine");
    assertEquals(
        """
        Measured on a machine.

        | case | mase | seconds |
        | --- | --- | --- |
        | naive | 1.2500 | 0.5000 |
        | ridge | 0.7500 |  |
        """,
        Files.readString(folder.resolve("a.md")));
  }
}
