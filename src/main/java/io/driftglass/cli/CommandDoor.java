package io.driftglass.cli;

import io.driftglass.problem.DriftglassException;
import io.driftglass.problem.InvalidId;
import io.driftglass.problem.InvalidSetting;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// The command line: parses, runs one command, and turns what happened into an exit code.
public final class CommandDoor {
  private static final int CANCELLED = 130;

  private final Window window;
  private final PrintWriter out;
  private final PrintWriter err;

  public CommandDoor(Window window) {
    this(
        window,
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  private static final Pattern CHOICE =
      Pattern.compile(
          "Invalid value for [^']*?[('](?<what>[^')]+)[)'].*: expected one of \\[(?<known>.*)] "
              + "\\(case-insensitive\\) but was '(?<given>.*)'");

  public CommandDoor(Window window, PrintWriter out, PrintWriter err) {
    this.window = window;
    this.out = out;
    this.err = err;
  }

  /// @return 0 done, 1 failed, 2 misused, 130 cancelled
  public int run(String... arguments) {
    boolean json = Arrays.asList(arguments).contains("--json");
    var terminal = new Terminal(out, err);
    var context = new Context(terminal, window);
    var line = line(context);
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setAbbreviatedOptionsAllowed(false);
    line.setParameterExceptionHandler((wrong, given) -> misused(terminal, wrong, json));
    line.setExecutionExceptionHandler((e, command, result) -> failed(terminal, context, e, json));
    try {
      return line.setExecutionStrategy(this::execute).execute(arguments);
    } finally {
      context.endProgress();
      CancelOnInterrupt.ended();
    }
  }

  /// Every command with its options.
  static CommandLine line(Context context) {
    var line = new CommandLine(context);
    Commands.ALL.forEach(command -> line.addSubcommand(specified(command.apply(context))));
    line.getSubcommands().values().forEach(CommandDoor::explained);
    return line.addSubcommand(new CommandLine.HelpCommand());
  }

  /// Gives `--help` to a command and to all below it; the standard mixin would count as the first
  /// two arguments of a command that is a method.
  private static void explained(CommandLine command) {
    command
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
    command.getSubcommands().values().forEach(CommandDoor::explained);
  }

  /// The command with its reading options, where it has them.
  private static CommandSpec specified(Object command) {
    var spec = CommandSpec.forAnnotatedObject(command);
    if (command instanceof ReadsFiles reader) reader.reading().declare(spec);
    if (command instanceof Parts whole) {
      whole.parts().stream()
          .map(CommandDoor::specified)
          .forEach(p -> spec.addSubcommand(p.name(), p));
    }
    return spec;
  }

  private int execute(ParseResult parsed) {
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      parsed.commandSpec().commandLine().usage(out);
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int misused(Terminal terminal, ParameterException wrong, boolean json) {
    var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    terminal.failure(
        new InvalidSetting(sentence(wrong.getMessage()) + ".", "See '" + command + " --help'."),
        json,
        "");
    return ExitCode.USAGE;
  }

  /// A choice that is none, said with the words that are to be written.
  private static String sentence(String message) {
    var choice = CHOICE.matcher(message);
    return choice.matches()
        ? "%s cannot be '%s'; choose one of %s"
            .formatted(
                choice.group("what"),
                choice.group("given"),
                choice.group("known").toLowerCase(Locale.ROOT))
        : message;
  }

  private static int failed(Terminal terminal, Context context, Exception e, boolean json) {
    context.endProgress();
    if (e instanceof CancellationException) {
      terminal.note("Cancelled.");
      return CANCELLED;
    }
    LoggerFactory.getLogger(CommandDoor.class).info("the command failed", e);
    String hint =
        e instanceof DriftglassException ? "" : "Details are in " + context.home().logs() + ".";
    terminal.failure(e, json, hint);
    return e instanceof InvalidSetting || e instanceof InvalidId
        ? ExitCode.USAGE
        : ExitCode.SOFTWARE;
  }
}
