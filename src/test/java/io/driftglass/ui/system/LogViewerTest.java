package io.driftglass.ui.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.job.Runner;
import io.driftglass.ui.kit.Fx;
import io.driftglass.ui.kit.look.Snapshot;
import io.driftglass.ui.kit.look.Theme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogViewerTest {
  private static final int LINES = 100_000;

  @TempDir Path folder;

  @Test
  void a_stack_trace_is_found_with_the_line_it_belongs_to() throws IOException {
    var text =
        """
        2026-11-25 10:00:00.000 INFO  [main]  a - started
        2026-11-25 10:00:01.000 ERROR [main]  b - broke
        \tat some.Place
        2026-11-25 10:00:02.000 WARN  [main]  c - slow
        """;
    var log = LogLines.read(Files.writeString(folder.resolve("log"), text));
    var lines = text.lines().toList();
    assertEquals(lines, log.matching("", LogLines.Level.ALL));
    assertEquals(lines.subList(1, 3), log.matching("", LogLines.Level.ERROR));
    assertEquals(lines.subList(1, 4), log.matching("", LogLines.Level.WARN));
    assertEquals(lines.subList(2, 3), log.matching("SOME.place", LogLines.Level.ERROR));
    assertEquals(LogLines.NONE, LogLines.read(folder.resolve("nothing")));
  }

  /// The list draws the rows that are seen and no more, however many there are.
  @Test
  void a_hundred_thousand_lines_are_searched_and_few_of_them_drawn() throws Exception {
    var file = Files.writeString(folder.resolve("log"), log());
    var model = new LogViewModel(file, Runner.HERE);
    Fx.run(
        () -> {
          var card = new LogCard(model);
          model.refresh();
          Snapshot.of(card, 1000, 400, Theme.LIGHT);
          assertEquals("100,000 lines", model.sentenceProperty().get());
          var list = (ListView<?>) card.lookup("#log");
          assertTrue(list.lookupAll(".list-cell").size() < 60);
          ((TextField) card.lookup("#log-search")).setText("line 77777 ");
          Snapshot.of(card.getScene(), 1);
          assertEquals("1 of 100,000 lines", model.sentenceProperty().get());
          assertEquals(List.of(line(77_777)), list.getItems());
          model.levelProperty().set(LogLines.Level.ERROR);
          assertEquals(List.of(), list.getItems());
          model.queryProperty().set("");
          assertEquals(LINES / 100, list.getItems().size());
        });
  }

  private static String log() {
    return IntStream.range(0, LINES)
        .mapToObj(LogViewerTest::line)
        .collect(Collectors.joining("\n"));
  }

  private static String line(int number) {
    var level = number % 100 == 0 ? "ERROR" : "INFO ";
    return "2026-11-25 10:00:00.000 " + level + " [main]  a.B - line " + number + " of the log";
  }
}
