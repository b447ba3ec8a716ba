package io.driftglass.cli;

import io.driftglass.config.Config;
import io.driftglass.config.Folders;
import io.driftglass.config.Options;
import io.driftglass.config.Version;
import io.driftglass.job.Progress;
import io.driftglass.workbench.Home;
import io.driftglass.workbench.Workbench;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// The options every command shares, before or after its name, and what follows from them.
@Command(
    name = "driftglass",
    description = "Finds what is strange in sensor data, says why, and what comes next.",
    mixinStandardHelpOptions = true,
    versionProvider = Context.AppVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = "Exit codes: 0 done, 1 failed, 2 misused, 130 cancelled.")
final class Context {
  private static final long DEFAULT_SEED = 42;

  @Option(
      names = "--home",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "the workspace folder (else DRIFTGLASS_HOME, else this system's data folder)")
  private Path home;

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "one JSON document on stdout")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      description = "seed of everything random")
  private Long seed;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "a TOML file of settings")
  private Path config;

  @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "no progress")
  private boolean quiet;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "notes and details on stderr")
  private boolean verbose;

  private final Terminal terminal;
  private final Window window;
  private TerminalProgress progress;

  Context(Terminal terminal, Window window) {
    this.terminal = terminal;
    this.window = window;
  }

  Terminal terminal() {
    return terminal;
  }

  Window window() {
    return window;
  }

  boolean json() {
    return json;
  }

  /// Settings from the command line, the environment and the file, in that order.
  Config settings() {
    var given = new TreeMap<String, String>();
    if (home != null) given.put(Options.HOME.key(), home.toString());
    var file = config == null ? Folders.ofThisMachine().configFile() : config;
    return Config.of(given, System.getenv(), file);
  }

  Home home() {
    return Home.of(settings());
  }

  /// The workspace, to be closed by the caller.
  Workbench open() {
    var settings = settings();
    settings.problems().stream()
        .filter(problem -> verbose || !problem.where().startsWith("DRIFTGLASS_"))
        .forEach(problem -> terminal.note(problem.sentence()));
    return Workbench.open(Home.of(settings), settings);
  }

  /// The given seed, else 42.
  long seed() {
    return seed == null ? DEFAULT_SEED : seed;
  }

  /// The given settings with `--seed` among them where the method has a seed.
  Map<String, String> seeded(Map<String, String> given, boolean methodHasSeed) {
    if (seed == null || !methodHasSeed || given.containsKey("seed")) return given;
    var seeded = new TreeMap<>(given);
    seeded.put("seed", Long.toString(seed));
    return seeded;
  }

  /// Progress on stderr, cancelled by Ctrl+C.
  synchronized Progress progress() {
    if (progress == null) {
      boolean live = onTerminal() && !json;
      progress = new TerminalProgress(terminal.err(), live, quiet);
      CancelOnInterrupt.watch(progress);
    }
    return progress;
  }

  /// Some run-times give no console at all where output is piped.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    var console = System.console();
    return console != null && console.isTerminal();
  }

  synchronized void endProgress() {
    if (progress != null) progress.end();
  }

  /// `driftglass --version`.
  static final class AppVersion implements picocli.CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Driftglass " + Version.text()};
    }
  }
}
