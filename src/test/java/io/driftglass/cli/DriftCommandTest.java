package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {
  @TempDir Path folder;

  @Test
  void a_moved_channel_is_told_with_its_figures_and_a_quiet_one_is_not() throws IOException {
    var random = new Random(1);
    var before =
        file("before.csv", 300, row -> random.nextGaussian() + "," + random.nextGaussian());
    var now =
        file("now.csv", 200, row -> (random.nextGaussian() + 2) + "," + random.nextGaussian());
    var door = drift("--reference", before, "--current", now, "--json");
    assertEquals(0, door.exit(), door.err());
    var moved = door.json().get("channels").get(0);
    assertEquals("flow", moved.get("name").asText());
    assertTrue(moved.get("drift").asBoolean());
    assertTrue(moved.get("reason").asText().startsWith("moved: mean up by 2"), moved.toString());
    for (var figure :
        new String[] {"psi", "kl_ref_cur", "kl_cur_ref", "js", "ks", "wasserstein", "effect"}) {
      assertTrue(moved.get(figure).isNumber(), figure);
    }
    assertFalse(door.json().get("channels").get(1).get("drift").asBoolean());
    assertEquals(door.out(), drift("--reference", before, "--current", now, "--json").out());
  }

  @Test
  void what_cannot_be_computed_is_absent_and_named() throws IOException {
    var before = file("before.csv", 60, row -> row % 7 + ",1");
    var now = file("now.csv", 60, row -> ",1");
    var silent =
        drift("--reference", before, "--current", now, "--json").json().get("channels").get(0);
    assertFalse(silent.has("psi"));
    assertTrue(silent.get("drift").asBoolean());
    assertTrue(
        silent.get("reason").asText().contains("not computable: the current rows hold no value"));
  }

  @Test
  void one_side_alone_is_a_misuse() throws IOException {
    var door = drift("--reference", file("a.csv", 20, row -> row + ",1"));
    assertEquals(2, door.exit());
    assertTrue(
        door.err().contains("drift wants --reference and --current, or --stream"), door.err());
  }

  @Test
  void a_stream_of_errors_tells_when_they_became_more() throws IOException {
    var random = new Random(2);
    var errors =
        file("e.csv", 4_000, row -> (random.nextDouble() < (row < 2_500 ? .1 : .4) ? 1 : 0) + ",1");
    var csv = folder.resolve("alarms.csv");
    var door = drift("--stream", errors, "--column", "flow", "--out", csv, "--json");
    assertEquals(0, door.exit(), door.err());
    assertEquals(1, door.json().get("alarms").size());
    int row = door.json().get("alarms").get(0).get("row").asInt();
    assertTrue(row >= 2_500 && row < 2_700, "row " + row);
    assertTrue(Files.readAllLines(csv).get(1).startsWith("flow," + row + "," + row + ","));
    assertTrue(drift("--stream", errors).err().contains("Choose one of flow, level"));
  }

  @Test
  void change_points_are_told_by_series_and_row() throws IOException {
    var random = new Random(2);
    var steps = file("s.csv", 200, row -> random.nextGaussian() + (row < 90 ? 0 : 8) + ",1");
    var csv = folder.resolve("cp.csv");
    var door = Door.call(folder.resolve("home"), "changepoints", steps, "--out", csv);
    assertEquals(0, door.exit(), door.err());
    assertEquals("series_id,index", Files.readAllLines(csv).get(0));
    assertEquals("flow,90", Files.readAllLines(csv).get(1));
  }

  private Door drift(Object... arguments) {
    var all = new Object[arguments.length + 1];
    all[0] = "drift";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Door.call(folder.resolve("home"), all);
  }

  private Path file(String name, int rows, IntFunction<String> cells) throws IOException {
    var text = new StringBuilder("step,flow,level\n");
    for (int row = 0; row < rows; row++) {
      text.append(row).append(',').append(cells.apply(row)).append('\n');
    }
    return Files.writeString(folder.resolve(name), text);
  }
}
