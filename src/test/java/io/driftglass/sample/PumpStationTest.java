package io.driftglass.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PumpStationTest {
  @Test
  void the_same_seed_writes_the_same_file() throws IOException {
    assertEquals(written(7), written(7));
  }

  @Test
  void six_faults_are_labelled() throws IOException {
    int labelled = 0;
    int stretches = 0;
    String last = "0";
    for (var line : distinctRows(written(7))) {
      String label = line.substring(line.length() - 1);
      if (label.equals("1")) labelled++;
      if (label.equals("1") && last.equals("0")) stretches++;
      last = label;
    }
    assertEquals(6, stretches);
    assertEquals(
        PumpStation.FAULTS.stream().mapToInt(f -> f.rows().until() - f.rows().from()).sum(),
        labelled);
  }

  @Test
  void the_gap_is_cut_out_and_some_rows_are_repeated() throws IOException {
    String csv = written(7);
    int rows = PumpStation.ROWS - (PumpStation.GAP.until() - PumpStation.GAP.from());
    assertEquals(rows, distinctRows(csv).size());
    assertTrue(csv.lines().count() - 1 > rows, "no row is repeated");
  }

  private static String written(long seed) throws IOException {
    var out = new StringWriter();
    PumpStation.write(out, seed);
    return out.toString();
  }

  private static List<String> distinctRows(String csv) {
    var rows = new ArrayList<String>();
    csv.lines()
        .skip(1)
        .filter(line -> rows.isEmpty() || !rows.getLast().equals(line))
        .forEach(rows::add);
    return rows;
  }
}
