package io.driftglass.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Every command says what it does and what it takes.
final class HelpTest {
  @TempDir Path home;

  @TestFactory
  Stream<DynamicTest> every_command_answers_help() {
    var names = new ArrayList<List<String>>();
    collect(List.of(), all(), names);
    assertTrue(names.size() > 30, names.toString());
    return names.stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    String.join(" ", name),
                    () -> {
                      var words = Stream.concat(name.stream(), Stream.of("--help")).toArray();
                      var call = Door.call(home, words);
                      assertEquals(0, call.exit(), call.err());
                      var usage = "Usage: driftglass " + String.join(" ", name);
                      assertTrue(call.out().startsWith(usage), call.out());
                    }));
  }

  @TestFactory
  Stream<DynamicTest> every_option_is_described_in_words_that_can_be_printed() {
    return commands(all())
        .map(
            command ->
                DynamicTest.dynamicTest(
                    command.getCommandSpec().qualifiedName(),
                    () -> described(command.getCommandSpec())));
  }

  private static void described(CommandSpec command) {
    for (var line : command.usageMessage().description()) {
      assertDoesNotThrow(() -> line.formatted(), line);
    }
    for (var option : command.options()) {
      assertTrue(option.description().length > 0, option.toString());
    }
  }

  private static Stream<CommandLine> commands(CommandLine parent) {
    return Stream.concat(
        Stream.of(parent), parent.getSubcommands().values().stream().flatMap(HelpTest::commands));
  }

  private static void collect(
      List<String> before, CommandLine parent, List<List<String>> collected) {
    parent
        .getSubcommands()
        .forEach(
            (name, command) -> {
              if (command.getCommand() instanceof CommandLine.HelpCommand) return;
              var all = Stream.concat(before.stream(), Stream.of(name)).toList();
              collected.add(all);
              collect(all, command, collected);
            });
  }

  private static CommandLine all() {
    var nowhere = new PrintWriter(new StringWriter());
    return CommandDoor.line(new Context(new Terminal(nowhere, nowhere), new NoWindow()));
  }
}
