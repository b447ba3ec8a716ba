package io.driftglass.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTailTest {
  private static final int ROOM = 10_000;

  @TempDir Path folder;

  @Test
  void lines_are_whole_however_their_bytes_are_written() throws Exception {
    var random = new Random(7);
    var file = folder.resolve("rows.csv");
    var tail = new FileTail(file);
    var queue = new LineQueue(ROOM, true);
    assertTrue(tail.readOn(queue));
    var wanted = new ArrayList<String>();
    var text = new StringBuilder();
    for (int line = 0; line < 3000; line++) {
      var row = "Zähler €," + "9".repeat(random.nextInt(line == 1500 ? 1 : 120)) + line;
      if (line == 1500) row = "x".repeat(200_000);
      wanted.add(row);
      text.append(row).append(line % 3 == 0 ? "\r\n" : "\n");
      if (line % 7 == 0) text.append('\n');
    }
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    var taken = new ArrayList<String>();
    for (int at = 0; at < bytes.length; ) {
      int until = Math.min(bytes.length, at + 1 + random.nextInt(9000));
      append(file, Arrays.copyOfRange(bytes, at, until));
      assertTrue(tail.readOn(queue));
      taken.addAll(queue.take(ROOM, 0));
      at = until;
    }
    assertEquals(wanted, taken);
  }

  @Test
  void a_line_without_an_end_is_given_up_and_a_file_that_shrinks_is_read_from_its_start()
      throws Exception {
    var file = folder.resolve("rows.csv");
    var tail = new FileTail(file);
    var queue = new LineQueue(ROOM, true);
    append(file, "first\n".getBytes(StandardCharsets.UTF_8));
    append(file, new byte[1 << 20]);
    assertTrue(tail.readOn(queue));
    append(file, "\nnext\nhalf".getBytes(StandardCharsets.UTF_8));
    assertTrue(tail.readOn(queue));
    var taken = queue.take(ROOM, 0);
    assertEquals("first", taken.getFirst());
    assertEquals("next", taken.getLast());
    assertTrue(taken.stream().allMatch(line -> line.length() < 10), "the endless line is not kept");
    Files.writeString(file, "anew\n");
    assertTrue(tail.readOn(queue));
    assertEquals(List.of("anew"), queue.take(ROOM, 0));
  }

  private static void append(Path file, byte[] bytes) throws Exception {
    Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
