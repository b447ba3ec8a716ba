package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.InvalidSetting;
import io.driftglass.workbench.bench.Measured;
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
    write(folder.resolve("a.csv"), table);
    assertEquals(
        "case,mase,seconds\nnaive,1.2500,0.5000\nridge,0.7500,\n",
        Files.readString(folder.resolve("a.csv")));
    write(folder.resolve("new/a.md"), table);
    assertEquals(
        """
        Measured on a machine.

        | case | mase | seconds |
        | --- | --- | --- |
        | naive | 1.2500 | 0.5000 |
        | ridge | 0.7500 |  |
        """,
        Files.readString(folder.resolve("new/a.md")));
  }

  @Test
  void another_ending_is_refused_before_anything_is_measured() {
    var wrong = assertThrows(InvalidSetting.class, () -> new TableFile(Path.of("a.txt")));
    assertEquals("The table is written as .csv or .md, not to 'a.txt'.", wrong.getMessage());
  }

  private static void write(Path file, BenchTable table) throws IOException {
    new TableFile(file).write("Measured on a machine.", table.header(), table.lines());
  }
}
