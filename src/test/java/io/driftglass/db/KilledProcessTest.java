package io.driftglass.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledProcessTest {
  private static final int KILLS = 10;
  private static final int COMMITS_BEFORE_KILL = 60;

  @TempDir Path folder;

  @Test
  void no_acknowledged_commit_is_missing_after_ten_kills() throws Exception {
    var acknowledged = new HashSet<Long>();
    for (int kill = 0; kill < KILLS; kill++) {
      writeUntilKilled(acknowledged);
      try (var db = Database.open(folder.resolve("driftglass"))) {
        var stored = new HashSet<>(DatabaseTest.ids(db));
        var missing = new HashSet<>(acknowledged);
        missing.removeAll(stored);
        assertEquals(Set.of(), missing, "after kill " + (kill + 1));
      }
    }
    assertTrue(acknowledged.size() >= KILLS * COMMITS_BEFORE_KILL);
  }

  @Test
  void work_that_is_asked_to_end_can_still_write() throws Exception {
    var process = Child.start(LastWord.class, folder.resolve("driftglass").toString());
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("ready", lines.readLine());
      process.toHandle().destroy();
      assertEquals("written", lines.readLine());
    }
    process.waitFor();
    try (var db = Database.open(folder.resolve("driftglass"))) {
      assertEquals(List.of(7L), DatabaseTest.ids(db));
    }
  }

  private void writeUntilKilled(Set<Long> acknowledged) throws IOException, InterruptedException {
    var first = acknowledged.stream().mapToLong(id -> id).max().orElse(-1) + 1000;
    var process =
        Child.start(Writer.class, folder.resolve("driftglass").toString(), Long.toString(first));
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (int i = 0; i < COMMITS_BEFORE_KILL; i++) {
        acknowledged.add(id(lines.readLine()));
      }
      process.toHandle().destroyForcibly(); // leaves the pipe to be read to its end
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(".")) acknowledged.add(id(line));
      }
    }
    process.waitFor();
  }

  private static long id(String line) {
    return Long.parseLong(line.substring(0, line.length() - 1));
  }

  /// Writes a row a second after it was asked to end, as a command does that comes to its next
  /// step.
  static final class LastWord {
    private LastWord() {}

    public static void main(String[] args) throws InterruptedException {
      var db = Database.open(Path.of(args[0]));
      DatabaseTest.table(db);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    LockSupport.parkNanos(1_000_000_000L);
                    db.write(c -> DatabaseTest.insert(c, 7));
                    System.out.println("written");
                    db.close();
                  }));
      System.out.println("ready");
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  /// Commits one row after the other for ever and says each one's id once it is committed.
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      var db = Database.open(Path.of(args[0]));
      DatabaseTest.table(db);
      for (long id = Long.parseLong(args[1]); ; id++) {
        long next = id;
        db.write(c -> DatabaseTest.insert(c, next));
        System.out.println(next + "."); // the dot tells a whole line from a torn one
        System.out.flush();
      }
    }
  }
}
