package io.driftglass.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

class LogFileTest {
  @TempDir Path folder;

  @Test
  void a_line_names_its_run_and_hides_secrets() throws IOException {
    try (var _ = open(10_000_000);
        var _ = MDC.putCloseable("run", "7")) {
      LoggerFactory.getLogger("a").info("token {} sent", "s3cret");
      LoggerFactory.getLogger("a").debug("not kept");
    }
    var line = Files.readString(folder.resolve("driftglass.log")).strip();
    assertTrue(
        line.endsWith(
            "[%s] 7 a - token \u2022\u2022\u2022\u2022 sent"
                .formatted(Thread.currentThread().getName())),
        line);
  }

  @Test
  void a_full_file_is_put_aside_and_the_oldest_one_goes() throws IOException {
    try (var _ = open(1000)) {
      for (int i = 0; i < 200; i++) LoggerFactory.getLogger("a").info("line {}", i);
    }
    assertEquals(Set.of("driftglass.log", "driftglass.1.log", "driftglass.2.log"), files());
    for (var name : files()) assertTrue(Files.size(folder.resolve(name)) < 2000, name);
  }

  private LogFile open(long full) {
    return LogFile.open(folder, Level.INFO, new FileSize(full), 2, List.of("s3cret"));
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).collect(Collectors.toSet());
    }
  }
}
