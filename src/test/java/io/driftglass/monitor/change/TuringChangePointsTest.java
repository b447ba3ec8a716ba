package io.driftglass.monitor.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.driftglass.job.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// The open half of the Turing change point data set (van den Burg and Williams 2020) at default
/// settings. Published: no change anywhere .645 F1 and .566 covering, binary segmentation .698 and
/// .672.
class TuringChangePointsTest {
  private static final Path DATA =
      Path.of(System.getProperty("driftglass.data", "../shared/data")).resolve("tcpd");

  @Test
  void people_and_program_mark_the_same_changes() throws IOException {
    Assumptions.assumeTrue(Files.exists(DATA), "no " + DATA + "; set driftglass.data");
    double covering = 0;
    double f1 = 0;
    int series = 0;
    var annotations = new ObjectMapper().readTree(DATA.resolve("annotations.json").toFile());
    for (var entry : annotations.properties()) {
      var values = values(entry.getKey());
      var marked = marked(entry.getValue().get("annotations"));
      var found =
          Arrays.stream(ChangeFinders.in(values, ChangeFinders.AUTO.withDefaults(), Progress.NONE))
              .boxed()
              .toList();
      covering +=
          marked.stream()
              .mapToDouble(changes -> Agreement.covering(changes, found, values.length))
              .average()
              .orElseThrow();
      f1 += f1(marked, found);
      series++;
    }
    assertEquals(12, series);
    assertTrue(f1 / series >= .75, "F1 " + f1 / series);
    assertTrue(covering / series >= .72, "covering " + covering / series);
  }

  /// Precision against what anybody marked, recall as a mean over people; row 0 is always marked.
  private static double f1(List<List<Integer>> marked, List<Integer> found) {
    var anybody = new TreeSet<Integer>();
    marked.forEach(anybody::addAll);
    double precision = hits(anybody.stream().toList(), found) / (found.size() + 1.0);
    double recall =
        marked.stream()
            .mapToDouble(changes -> hits(changes, found) / (changes.size() + 1.0))
            .average()
            .orElseThrow();
    return 2 * precision * recall / (precision + recall);
  }

  private static double hits(List<Integer> truth, List<Integer> found) {
    return Agreement.f1(truth, found) * (truth.size() + found.size() + 2) / 2;
  }

  private static List<List<Integer>> marked(JsonNode annotations) {
    var marked = new ArrayList<List<Integer>>();
    for (var person : annotations) {
      var changes = new ArrayList<Integer>();
      person.forEach(change -> changes.add(change.asInt()));
      marked.add(changes);
    }
    return marked;
  }

  private static double[] values(String name) throws IOException {
    return Files.readAllLines(DATA.resolve(name + ".csv")).stream()
        .skip(1)
        .map(line -> line.split(",", -1)[2])
        .mapToDouble(cell -> cell.isEmpty() ? Double.NaN : Double.parseDouble(cell))
        .toArray();
  }
}
