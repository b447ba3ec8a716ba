package io.driftglass.cli;

import io.driftglass.detect.AlarmRules;
import io.driftglass.detect.Direction;
import io.driftglass.detect.Overrides;
import io.driftglass.detect.Severity;
import io.driftglass.detect.threshold.Thresholds;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Clock;
import io.driftglass.workbench.Workbench;
import io.driftglass.workbench.detect.DetectRequest;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.detect.EventFile;
import io.driftglass.workbench.detect.Review;
import io.driftglass.workbench.run.Catalogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `detect`: scores and events of a dataset.
@Command(
    name = "detect",
    description = {
      "Finds anomalies: learns on the first 40 %% and scores all;",
      "with --train and --test learns on one file and scores the other;",
      "with --stream scores every row from the rows before it."
    })
final class DetectCommand implements Callable<Integer>, ReadsFiles {
  private final Context context;
  private final ReadingArguments reading = new ReadingArguments();

  @Parameters(arity = "0..1", paramLabel = "DATASET", description = "a dataset or a file")
  private String dataset;

  @Option(names = "--train", paramLabel = "DATASET", description = "what to learn from")
  private String train;

  @Option(names = "--test", paramLabel = "DATASET", description = "what to score")
  private String test;

  @Option(names = "--stream", description = "score row t from rows up to t alone")
  private boolean stream;

  @Option(names = "--method", defaultValue = "auto", description = "see 'driftglass methods'")
  private String method;

  @Option(names = "--set", paramLabel = "k=v", description = "a setting of the method")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--model",
      paramLabel = "VERSION",
      description = "scores by a registered version as it was fitted: id, 'name v3' or name@alias")
  private String model;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = {
        "fixed:3.2 quantile:0.999 sigma:4 pot:1e-4 dynamic budget:2/week",
        "spot:1e-4/200 gev:0.01/100 rows density:10 conformal:0.001 following:0.99/5000",
        "recovering:3/5000/0.1/400"
      })
  private String threshold;

  @Option(
      names = "--leave",
      paramLabel = "F",
      description = "an event goes on above this fraction of the level")
  private Double leave;

  @Option(names = "--merge-gap", paramLabel = "ROWS", description = "events so near become one")
  private Integer mergeGap;

  @Option(names = "--min-rows", paramLabel = "ROWS", description = "shorter events are dropped")
  private Integer minimumRows;

  @Option(
      names = "--direction",
      defaultValue = "any",
      description = "any, up or down: which way the leading channel must have moved")
  private Direction direction;

  @Option(
      names = "--maintenance",
      paramLabel = "TIME",
      description = "no alarms in: 'Sat 22:00-Sun 06:00', FROM/UNTIL; may be repeated")
  private List<String> maintenance = new ArrayList<>();

  @Option(
      names = "--mute",
      paramLabel = "CHANNEL",
      description = "no alarms led by the channel; may be repeated")
  private List<String> muted = new ArrayList<>();

  @Option(
      names = "--least-severity",
      defaultValue = "low",
      description = "low, minor, major or critical")
  private Severity leastSeverity;

  @Option(names = "--learn-until", paramLabel = "ROW", description = "first row not learnt from")
  private Integer learnUntil;

  @Option(names = "--out", paramLabel = "FILE", description = "timestamp,score,is_anomaly")
  private Path out;

  @Option(names = "--events", paramLabel = "FILE", description = "the events as CSV")
  private Path events;

  @Option(names = "--channels-out", paramLabel = "FILE", description = "event,channel,share")
  private Path contributions;

  DetectCommand(Context context) {
    this.context = context;
  }

  @Override
  public ReadingArguments reading() {
    return reading;
  }

  @Override
  public Integer call() throws IOException {
    boolean pair = train != null && test != null;
    if (pair == (dataset != null) || (train == null) != (test == null)) {
      throw new InvalidSetting(
          "detect wants one DATASET, or --train and --test.", "See 'driftglass detect --help'.");
    }
    var overrides = overrides();
    if (model != null
        && (pair || stream || learnUntil != null || !settings.isEmpty() || changed())) {
      throw new InvalidSetting(
          "A registered version scores as it was fitted; it is not trained or set anew.",
          "Leave out --train, --stream, --learn-until, --set and what sets the level.");
    }
    Catalogues.detector(method);
    try (var workbench = context.open();
        var scored = source(workbench, pair ? test : dataset);
        var learnt = pair ? source(workbench, train) : null) {
      var found = new ArrayList<Detected>();
      var failures = new ArrayList<String>();
      for (var entity : scored.dataset().entities()) {
        try {
          found.add(detected(workbench, learnt, scored, entity, overrides));
        } catch (io.driftglass.problem.DriftglassException e) {
          if (scored.dataset().entities().size() == 1) throw e;
          failures.add(entity + ": " + e.getMessage());
        }
      }
      var rows = workbench.datasets().fileRows(scored.dataset());
      context.endProgress();
      if (out != null) ScoreFile.write(out, rows, found);
      if (events != null) EventFile.write(events, rows, found);
      if (contributions != null) EventFile.writeContributions(contributions, found);
      say(found, workbench.review());
      failures.forEach(context.terminal()::note);
      return failures.isEmpty() ? 0 : 1;
    }
  }

  private boolean changed() {
    return threshold != null || leave != null || mergeGap != null || minimumRows != null;
  }

  private Overrides overrides() {
    if (leave != null && !(leave > 0 && leave <= 1)) {
      throw new InvalidSetting(
          "--leave must be above 0, up to 1, not %s.".formatted(leave),
          "Give a fraction such as 0.5.");
    }
    if ((mergeGap != null && mergeGap < 0) || (minimumRows != null && minimumRows < 1)) {
      throw new InvalidSetting(
          "--merge-gap must be 0 or more and --min-rows 1 or more.", "Give whole numbers of rows.");
    }
    return new Overrides(
        Optional.ofNullable(threshold).map(Thresholds::parse),
        leave == null ? OptionalDouble.empty() : OptionalDouble.of(leave),
        mergeGap == null ? OptionalInt.empty() : OptionalInt.of(mergeGap),
        minimumRows == null ? OptionalInt.empty() : OptionalInt.of(minimumRows),
        new AlarmRules(direction, maintenance, muted, leastSeverity));
  }

  private static Map<String, Object> described(Detected detected, Review review) {
    var row = Described.detected(detected);
    review.outlook(detected).ifPresent(outlook -> row.put("outlook", Described.outlook(outlook)));
    review
        .evaluate(detected)
        .ifPresent(evaluation -> row.put("evaluation", Described.evaluation(evaluation)));
    return row;
  }

  private Source source(Workbench workbench, String text) throws IOException {
    return Source.open(workbench, text, reading.options(), context.progress());
  }

  private Detected detected(
      Workbench workbench, Source learnt, Source scored, String entity, Overrides overrides) {
    if (model != null) {
      var version = workbench.models().get(model);
      return workbench.models().score(version, scored.dataset(), entity, context.progress());
    }
    var chosen = context.seeded(settings, Catalogues.seeded(Catalogues.detector(method)));
    var from = learnt == null ? scored : learnt;
    var learnEntity =
        from.dataset().entities().contains(entity) ? entity : from.dataset().entities().getFirst();
    var request =
        new DetectRequest(
            from.dataset(),
            learnEntity,
            method,
            chosen,
            overrides,
            learnUntil == null ? OptionalInt.empty() : OptionalInt.of(learnUntil));
    if (stream) return workbench.detection().stream(request, context.progress());
    if (learnt != null) {
      return workbench.detection().detect(request, scored.dataset(), entity, context.progress());
    }
    return workbench.detection().detect(request, context.progress());
  }

  private void say(List<Detected> found, Review review) {
    var terminal = context.terminal();
    if (context.json()) {
      terminal.document(
          Map.of("detections", found.stream().map(one -> described(one, review)).toList()));
      return;
    }
    for (var detected : found) {
      Clock clock = detected.frame().clock();
      terminal.say(
          "%s%s: %s in %s by %s, learnt in %.2f s, scored in %.2f s."
              .formatted(
                  Described.name(detected.dataset()),
                  detected.entity().isEmpty() ? "" : "/" + detected.entity(),
                  Counted.of(detected.events().size(), "event"),
                  Counted.of(detected.frame().rows(), "row"),
                  detected.method(),
                  detected.fitSeconds(),
                  detected.scoreSeconds()));
      if (!detected.reason().isEmpty()) terminal.say(detected.reason());
      terminal.table(
          List.of("event", "severity", "start", "rows", "peak", "confidence", "led by"),
          detected.events().stream()
              .limit(20)
              .map(
                  event ->
                      List.of(
                          EventId.of(detected, event),
                          event.severity().name().toLowerCase(java.util.Locale.ROOT),
                          clock.text(event.interval().from()),
                          Integer.toString(event.untilRow() - event.fromRow()),
                          "%.2f".formatted(event.peak()),
                          "%d %%".formatted((int) (event.confidence() * 100)),
                          event.topChannel()))
              .toList());
      if (detected.events().size() > 20) {
        terminal.say("and " + (detected.events().size() - 20) + " more; see --events");
      }
      review.outlook(detected).map(Described::sentence).ifPresent(terminal::say);
      review.evaluate(detected).ifPresent(evaluation -> EvaluationTable.say(terminal, evaluation));
    }
  }
}
