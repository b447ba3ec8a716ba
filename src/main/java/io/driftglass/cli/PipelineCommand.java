package io.driftglass.cli;

import io.driftglass.job.JobState;
import io.driftglass.pipeline.Pipeline;
import io.driftglass.pipeline.PipelineRun;
import io.driftglass.pipeline.Schedule;
import io.driftglass.pipeline.Template;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.workbench.Workbench;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `pipeline list|run|schedule|history`: what runs by itself.
@Command(
    name = "pipeline",
    description = "What runs by itself: imports, cleaning, trainings, checks of all models.")
final class PipelineCommand implements Callable<Integer> {
  private static final int HISTORY = 50;
  private static final Duration LOOK = Duration.ofMillis(500);

  private final Context context;

  PipelineCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "list", description = "saved pipelines and when they are due")
  int list() {
    try (var workbench = context.open()) {
      return say(workbench);
    }
  }

  @Command(name = "templates", description = "what a pipeline can do, with its settings")
  int templates() {
    var all = Stream.of(Template.values()).toList();
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("templates", all.stream().map(PipelineRows::template).toList()));
      return 0;
    }
    context
        .terminal()
        .table(
            List.of("template", "settings", "what it does"),
            all.stream()
                .map(
                    t ->
                        List.of(
                            t.id(),
                            String.join(", ", t.settings().stream().map(s -> s.name()).toList()),
                            t.help()))
                .toList());
    return 0;
  }

  @Command(
      name = "schedule",
      description = {
        "makes a pipeline, or changes what is given of one; without a name: what is due when",
        "such as: pipeline schedule nightly --template monitor --cron \"0 6 * * *\""
      })
  int schedule(
      @Parameters(arity = "0..1", paramLabel = "NAME", description = "made where it is new")
          String name,
      @Option(names = "--template", paramLabel = "T", description = "see 'pipeline templates'")
          String template,
      @Option(names = "--set", paramLabel = "k=v", description = "a setting of the template")
          Map<String, String> settings,
      @Option(names = "--every", paramLabel = "TIME", description = "such as 15min, 6h, 1d")
          String every,
      @Option(names = "--cron", paramLabel = "FIELDS", description = "such as \"0 6 * * 1-5\"")
          String cron,
      @Option(names = "--zone", paramLabel = "ZONE", description = "whose clock --cron means")
          String zone,
      @Option(names = "--by-hand", description = "no longer by itself") boolean byHand,
      @Option(names = "--pause", description = "keeps it, but does not run it") boolean pause,
      @Option(names = "--resume", description = "the opposite") boolean resume) {
    if (Stream.of(every != null, cron != null, byHand).filter(given -> given).count() > 1
        || (pause && resume)) {
      throw new InvalidSetting(
          "Of --every, --cron and --by-hand one can be chosen, and of --pause and --resume one.",
          "See 'driftglass pipeline schedule --help'.");
    }
    if (zone != null && cron == null) {
      throw new InvalidSetting(
          "--zone says whose clock --cron means.", "Give the fields with --cron too.");
    }
    try (var workbench = context.open()) {
      if (name == null) return say(workbench);
      var before = workbench.pipelines().find(name);
      if (before.isEmpty() && template == null) {
        workbench.pipelines().get(name);
      }
      var chosen = new LinkedHashMap<String, String>();
      boolean same =
          template == null || before.filter(p -> p.template().id().equals(template)).isPresent();
      if (same) before.ifPresent(p -> chosen.putAll(p.settings()));
      if (settings != null) chosen.putAll(settings);
      var when = every != null ? "every " + every.replaceFirst("^every\\s+", "") : cron;
      var kept = before.map(Pipeline::schedule).orElse(new Schedule.ByHand());
      var saved =
          workbench
              .pipelines()
              .save(
                  new Pipeline(
                      name,
                      template == null ? before.orElseThrow().template() : Template.of(template),
                      chosen,
                      byHand
                          ? new Schedule.ByHand()
                          : when == null ? kept : Schedule.of(when, zone(zone, kept)),
                      pause || (!resume && before.map(Pipeline::paused).orElse(false)),
                      Optional.empty()));
      if (context.json()) context.terminal().document(PipelineRows.pipeline(saved));
      else context.terminal().say(PipelineRows.sentence(saved));
      return 0;
    }
  }

  @Command(name = "delete", description = "forgets a pipeline; its history stays")
  int delete(@Parameters(paramLabel = "NAME") String name) {
    try (var workbench = context.open()) {
      workbench.pipelines().delete(name);
      if (context.json()) context.terminal().document(Map.of("deleted", name));
      else context.terminal().say(name + " is deleted.");
      return 0;
    }
  }

  @Command(
      name = "run",
      description = "runs pipelines now; goes on after a failure, which it lists")
  int run(
      @Parameters(arity = "0..*", paramLabel = "NAME") List<String> names,
      @Option(names = "--due", description = "those whose time has come") boolean due,
      @Option(names = "--watch", description = "stays, and runs each when its time comes")
          boolean watch,
      @Option(names = "--for", paramLabel = "SECONDS", description = "with --watch: ends then")
          Double seconds) {
    var asked = names == null ? List.<String>of() : names;
    if (Stream.of(!asked.isEmpty(), due, watch).filter(given -> given).count() != 1) {
      throw new InvalidSetting(
          "pipeline run wants names, --due or --watch.",
          "See 'driftglass pipeline list' for the names.");
    }
    try (var workbench = context.open()) {
      var pipelines = workbench.pipelines();
      var runs = new ArrayList<PipelineRun>();
      if (watch) {
        watch(workbench, seconds, runs);
      } else if (due) {
        runs.addAll(pipelines.runDue(context.progress()));
      } else {
        for (var pipeline : asked.stream().map(pipelines::get).toList()) {
          runs.add(pipelines.run(pipeline, context.progress()));
        }
      }
      context.endProgress();
      if (!watch || context.json()) tell(runs);
      return runs.stream().allMatch(run -> run.state() == JobState.COMPLETED) ? 0 : 1;
    }
  }

  /// Until the time is over or Ctrl+C is pressed.
  private void watch(Workbench workbench, Double seconds, List<PipelineRun> runs) {
    long end = seconds == null ? Long.MAX_VALUE : System.nanoTime() + (long) (seconds * 1e9);
    var progress = context.progress();
    while (System.nanoTime() < end && !progress.cancelled()) {
      for (var run : workbench.pipelines().runDue(progress)) {
        runs.add(run);
        if (!context.json()) context.terminal().say(PipelineRows.sentence(run));
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private void tell(List<PipelineRun> runs) {
    if (context.json()) {
      context.terminal().document(Map.of("runs", runs.stream().map(PipelineRows::run).toList()));
    } else if (runs.isEmpty()) {
      context.terminal().say("Nothing was due.");
    } else {
      runs.forEach(run -> context.terminal().say(PipelineRows.sentence(run)));
    }
  }

  @Command(name = "history", description = "what was run and what came of it, newest first")
  int history(
      @Parameters(arity = "0..1", paramLabel = "NAME") String name,
      @Option(names = "--most", defaultValue = "" + HISTORY, description = "lines at most")
          int most) {
    if (most < 1) throw new InvalidSetting("--most must be 1 or more, not " + most + ".", "");
    try (var workbench = context.open()) {
      var runs = workbench.pipelines().history(Optional.ofNullable(name), most);
      if (name != null && runs.isEmpty() && workbench.pipelines().find(name).isEmpty()) {
        throw new NotFound(
            "There is no pipeline '" + name + "', nor was there ever one.",
            "See 'driftglass pipeline list'.");
      }
      if (context.json()) {
        context.terminal().document(Map.of("runs", runs.stream().map(PipelineRows::run).toList()));
      } else {
        context
            .terminal()
            .table(
                List.of("id", "pipeline", "started", "by", "status", "what came of it"),
                runs.stream().map(PipelineRows::cells).toList());
      }
      return 0;
    }
  }

  private int say(Workbench workbench) {
    var all = workbench.pipelines().list();
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("pipelines", all.stream().map(p -> listed(workbench, p)).toList()));
    } else if (all.isEmpty()) {
      context
          .terminal()
          .say(
              "No pipeline yet. Make one with 'pipeline schedule NAME --template monitor --every"
                  + " 6h'.");
    } else {
      context
          .terminal()
          .table(
              List.of("name", "template", "when", "next", "last"),
              all.stream().map(p -> PipelineRows.cells(p, last(workbench, p))).toList());
    }
    return 0;
  }

  private static Map<String, Object> listed(Workbench workbench, Pipeline pipeline) {
    var row = PipelineRows.pipeline(pipeline);
    row.put("last", last(workbench, pipeline).map(PipelineRows::run).orElse(null));
    return row;
  }

  private static Optional<PipelineRun> last(Workbench workbench, Pipeline pipeline) {
    return workbench.pipelines().history(Optional.of(pipeline.name()), 1).stream().findFirst();
  }

  /// The one given, else that of the schedule so far, else this machine's.
  private static ZoneId zone(String text, Schedule before) {
    try {
      if (text != null) return ZoneId.of(text);
      return before instanceof Schedule.Cronned kept ? kept.zone() : ZoneId.systemDefault();
    } catch (DateTimeException e) {
      throw new InvalidSetting("'" + text + "' is no time zone.", "Write it like Europe/Berlin.");
    }
  }

  static String shown(Optional<Instant> moment) {
    return moment.map(at -> at.toString().substring(0, 16).replace('T', ' ') + "Z").orElse("");
  }
}
