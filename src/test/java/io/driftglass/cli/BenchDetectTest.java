package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.metric.PairedGain;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Detectors compared on public sets, on small ones made here in the same layout.
final class BenchDetectTest {
  @TempDir Path folder;

  @Test
  void every_method_has_a_row_a_set_as_csv_and_markdown() throws IOException {
    smap();
    smd();
    nab();
    var csv = folder.resolve("table.csv");
    var md = folder.resolve("table.md");
    var call =
        bench(folder.resolve("sets"), "robust-z,ridge-ar", "--out", csv, "--out", md, "--json");
    assertEquals(0, call.exit(), call.out() + call.err());
    var rows = Files.readAllLines(csv);
    assertEquals(
        List.of("set", "NAB", "NAB", "SMAP/MSL", "SMAP/MSL", "SMD", "SMD", "SMD"),
        rows.stream().map(row -> row.split(",")[0]).toList());
    assertEquals(11, Files.readAllLines(md).size());
    // A step of fifty usual spreads over exactly the labelled rows: nothing is missed.
    var smd = rows.get(5).split(",");
    assertEquals("robust-z", smd[1]);
    assertEquals(List.of("1", "0"), List.of(smd[2], smd[3]));
    assertEquals("1.0000", smd[13]);
    assertEquals("n/a", smd[8], "one file says nothing of which method is better");
    assertEquals(1, figure(call, "SMD/robust-z", "event_f1"));
    // The first of the two channels steps; the explanation stands by itself.
    assertEquals(1, figure(call, "SMD/robust-z", "hit_rate_100"));
    assertEquals(1, figure(call, "SMD/what-changed", "hit_rate_100"));
    assertEquals(
        List.of("what-changed", "1.0000"), List.of(cell(rows.get(7), 1), cell(rows.get(7), 19)));
    assertEquals("n/a", cell(rows.get(3), 19));
    // The label of the value's row is told by its line in the list of labels.
    assertTrue(Double.parseDouble(rows.get(3).split(",")[4]) > .5, rows.get(3));
    assertTrue(Double.parseDouble(rows.get(1).split(",")[4]) > .2, rows.get(1));
  }

  @Test
  void a_set_that_is_a_link_is_looked_into() throws IOException {
    smd();
    var sets = folder.resolve("linked");
    Files.createDirectory(sets);
    Files.createSymbolicLink(sets.resolve("smd"), folder.resolve("sets").resolve("smd"));
    var call = bench(sets, "robust-z", "--json");
    assertEquals(0, call.exit(), call.out() + call.err());
    assertEquals(1, figure(call, "SMD/robust-z", "event_f1"));
  }

  @Test
  void a_method_beats_the_first_where_it_does_so_on_other_files_too() throws IOException {
    var set = folder.resolve("sets/smap_msl");
    var labels = new StringBuilder("chan_id,spacecraft,anomaly_sequences,class,num_values\n");
    for (int file = 1; file <= PairedGain.LEAST_FILES; file++) {
      int from = 300 + 20 * file;
      packed(set.resolve("train/P-" + file + ".csv.gz"), "t,value,cmd01\n", 500, 500, 500);
      packed(set.resolve("test/P-" + file + ".csv.gz"), "t,value,cmd01\n", 500, from, from + 20);
      labels.append("P-%d,SMAP,\"[[%d, %d]]\",\"[point]\",500\n".formatted(file, from, from + 19));
    }
    Files.writeString(set.resolve("labeled_anomalies.csv"), labels.toString());
    var csv = folder.resolve("table.csv");
    var call = bench(folder.resolve("sets"), "stuck,robust-z,stuck", "--out", csv);
    assertEquals(0, call.exit(), call.out() + call.err());
    var rows = Files.readAllLines(csv);
    assertEquals(
        List.of("n/a", "beats", "level"),
        rows.stream().skip(1).map(row -> cell(row, 8)).toList(),
        String.join("\n", rows));
    assertTrue(Double.parseDouble(cell(rows.get(2), 6)) > 0, rows.get(2));
  }

  @Test
  void the_seed_is_that_of_the_methods() throws IOException {
    smd();
    assertEquals(seeded("1"), seeded("1"), "the same seed");
    assertNotEquals(seeded("1"), seeded("2"), "another seed");
  }

  private Door bench(Path sets, Object methods, Object... more) {
    var all =
        new ArrayList<Object>(List.of("bench", "detect", "--data", sets, "--methods", methods));
    all.addAll(List.of(more));
    return Door.call(folder.resolve("home"), all.toArray());
  }

  private double seeded(String seed) throws IOException {
    var call = bench(folder.resolve("sets"), "isolation-forest", "--seed", seed, "--json");
    assertEquals(0, call.exit(), call.out() + call.err());
    return figure(call, "SMD/isolation-forest", "vus_pr");
  }

  @Test
  void sets_belong_to_detectors() throws IOException {
    var call = Door.call(folder.resolve("home"), "bench", "train", "--data", folder, "--json");
    assertEquals("--data belongs to bench detect.", call.json().at("/error/message").asText());
  }

  @Test
  void made_rows_have_as_many_channels_and_detectors_as_asked() throws IOException {
    var home = folder.resolve("home");
    var call =
        Door.call(
            home,
            "bench",
            "detect",
            "--methods",
            "threshold",
            "--channels",
            "3",
            "--times",
            "1",
            "--json");
    assertEquals(
        List.of(
            "threshold-100000x3 fit_seconds",
            "threshold-100000x3 fit_cpu_seconds",
            "threshold-100000x3 score_seconds",
            "threshold-100000x3 score_cpu_seconds",
            "threshold-100000x3 live_us",
            "threshold-100000x3 live_cpu_us",
            "t2-and-q-100000x3 seconds",
            "t2-and-q-100000x3 cpu_seconds"),
        call.json()
            .get("rows")
            .valueStream()
            .map(row -> row.get("case").asText() + " " + row.get("metric").asText())
            .toList());
    var none = Door.call(home, "bench", "detect", "--channels", "0", "--json");
    assertEquals("--channels takes 1 to 1000, not 0.", none.json().at("/error/message").asText());
  }

  private static String cell(String line, int column) {
    return line.split(",")[column];
  }

  private static double figure(Door call, String of, String metric) throws IOException {
    for (var row : call.json().get("rows")) {
      if (row.get("case").asText().equals(of) && row.get("metric").asText().equals(metric)) {
        return row.get("value").asDouble();
      }
    }
    return Double.NaN;
  }

  private void smap() throws IOException {
    var set = folder.resolve("sets/smap_msl");
    packed(set.resolve("train/P-1.csv.gz"), "t,value,cmd01\n", 500, 500, 500);
    packed(set.resolve("test/P-1.csv.gz"), "t,value,cmd01\n", 500, 300, 320);
    Files.writeString(
        set.resolve("labeled_anomalies.csv"),
        """
        chan_id,spacecraft,anomaly_sequences,class,num_values
        P-1,SMAP,"[[300, 319]]","[point]",500
        """);
  }

  private void smd() throws IOException {
    var set = folder.resolve("sets/smd");
    packed(set.resolve("m_train.csv.gz"), "minute,a,b\n", 500, 500, 500);
    packed(set.resolve("m_test.csv.gz"), "minute,a,b,is_anomaly\n", 500, 300, 320);
    Files.writeString(set.resolve("m_interpretation.txt"), "300-319:1\n");
  }

  private void nab() throws IOException {
    var set = folder.resolve("sets/nab");
    var text = new StringBuilder("timestamp,value\n");
    var from = LocalDateTime.of(2014, 4, 1, 0, 0);
    for (int row = 0; row < 600; row++) {
      var stamp = from.plusMinutes(5L * row).toString().replace('T', ' ');
      text.append(stamp).append(":00,").append(value(row, 400, 420)).append('\n');
    }
    Files.createDirectories(set.resolve("data/made"));
    Files.writeString(set.resolve("data/made/one.csv"), text);
    Files.writeString(
        set.resolve("windows.json"),
        """
        {
         "made/one.csv": [
          [
           "2014-04-02 08:00:00.000000",
           "2014-04-02 12:00:00.000000"
          ]
         ]
        }
        """);
  }

  /// @param from first row of the step
  private static void packed(Path file, String head, int rows, int from, int until)
      throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(head);
      for (int row = 0; row < rows; row++) {
        out.write("%d,%s,%d".formatted(row, value(row, from, until), row % 2));
        if (head.contains("is_anomaly")) out.write(row >= from && row < until ? ",1" : ",0");
        out.write("\n");
      }
    }
  }

  private static double value(int row, int from, int until) {
    return Math.floorMod(row * 7919, 13) / 13. + (row >= from && row < until ? 20 : 0);
  }
}
