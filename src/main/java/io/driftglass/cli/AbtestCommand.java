package io.driftglass.cli;

import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.Look;
import io.driftglass.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `abtest start|results|look|promote|rollback|stop|list`: two versions on the same rows.
@Command(name = "abtest", description = "Compares two versions on rows neither has learnt from.")
final class AbtestCommand implements Callable<Integer> {
  private final Context context;

  AbtestCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    return list();
  }

  @Command(name = "start", description = "begins a test")
  int start(
      @Parameters(paramLabel = "A", description = "a version") String a,
      @Parameters(paramLabel = "B", description = "another one") String b,
      @Option(names = "--name", defaultValue = "", description = "of the test") String name,
      @Option(
              names = "--mode",
              defaultValue = "REPLAY",
              description = {
                "${COMPLETION-CANDIDATES}: rows that are there; rows that come in, scored by",
                "both; rows that come in, each scored by one of the two"
              })
          AbTest.Mode mode,
      @Option(
              names = "--split",
              defaultValue = "0.5",
              description = "share of incoming rows for B, between 0 and 1")
          double split,
      @Option(
              names = "--effect",
              defaultValue = "0.2",
              description = {
                "of an open test: what is to be found four times in five, in standard deviations",
                "of a row's difference"
              })
          double effect,
      @Option(names = "--looks", defaultValue = "7", description = "how often it is looked at")
          int looks) {
    try (var workbench = context.open()) {
      var one = workbench.models().get(a);
      var other = workbench.models().get(b);
      return said(
          mode == AbTest.Mode.REPLAY
              ? workbench.abTesting().start(name, one, other, split, looks)
              : workbench.abTesting().open(name, one, other, mode, split, effect));
    }
  }

  @Command(name = "results", description = "lets both score the same rows and says who is better")
  int results(@Parameters(paramLabel = "TEST", description = "its number") long id) {
    try (var workbench = context.open()) {
      var test = workbench.abTesting().get(id);
      if (test.open()) return looked(workbench.abTesting().look(test, context.progress()));
      var comparison = workbench.abTesting().results(test, context.progress());
      context.endProgress();
      if (context.json()) {
        var document =
            new LinkedHashMap<String, Object>(MonitorRows.test(workbench.abTesting().get(id)));
        document.put("winner", MonitorRows.name(comparison.winner()));
        document.put("effect", comparison.effect());
        document.put("looks", MonitorRows.looks(comparison.looks()));
        document.put("sentence", comparison.sentence(test.versionA(), test.versionB()));
        context.terminal().document(document);
        return 0;
      }
      context.terminal().say(comparison.sentence(test.versionA(), test.versionB()));
      table(comparison.looks());
      return 0;
    }
  }

  private void table(List<Look> looks) {
    context
        .terminal()
        .table(
            List.of("rows", "loss A", "loss B", "gain of B", "from", "to"),
            looks.stream()
                .map(
                    look ->
                        List.of(
                            "%,d".formatted(look.rows()),
                            "%.4g".formatted(look.lossA()),
                            "%.4g".formatted(look.lossB()),
                            "%.4g".formatted(look.gain()),
                            "%.4g".formatted(look.low()),
                            "%.4g".formatted(look.high())))
                .toList());
  }

  @Command(name = "look", description = "looks at every open test that has new rows")
  int look() {
    try (var workbench = context.open()) {
      var looked = workbench.abTesting().lookAll(context.progress());
      context.endProgress();
      if (context.json()) {
        context
            .terminal()
            .document(
                Map.of(
                    "tests", looked.stream().map(one -> MonitorRows.test(one.test())).toList(),
                    "failed", looked.stream().filter(one -> !one.problem().isEmpty()).count()));
      } else if (looked.isEmpty()) {
        context.terminal().say("No open test.");
      }
      boolean failed = false;
      for (var one : looked) {
        failed |= !one.problem().isEmpty();
        if (context.json()) continue;
        context
            .terminal()
            .say(
                one.problem().isEmpty()
                    ? one.test().sentence()
                    : one.test().name() + " could not be looked at: " + one.problem());
      }
      return failed ? 1 : 0;
    }
  }

  private int looked(AbTest test) {
    context.endProgress();
    if (context.json()) {
      var document = new LinkedHashMap<String, Object>(MonitorRows.test(test));
      document.put("looks", MonitorRows.looks(test.looks()));
      document.put("sentence", test.sentence());
      context.terminal().document(document);
      return 0;
    }
    context.terminal().say(test.sentence());
    table(test.looks());
    return 0;
  }

  @Command(name = "promote", description = "puts the winner into production, through its gates")
  int promote(@Parameters(paramLabel = "TEST", description = "its number") long id) {
    try (var workbench = context.open()) {
      var tests = workbench.abTesting();
      return said(tests.promoteWinner(tests.get(id)));
    }
  }

  @Command(name = "rollback", description = "puts back what was in production before the winner")
  int rollback(@Parameters(paramLabel = "TEST", description = "its number") long id) {
    try (var workbench = context.open()) {
      var tests = workbench.abTesting();
      return said(tests.rollBack(tests.get(id)));
    }
  }

  private int said(ModelVersion version) {
    if (context.json()) {
      context
          .terminal()
          .document(Map.of("version", version.title(), "stage", MonitorRows.name(version.stage())));
    } else context.terminal().say("%s is in production.".formatted(version.title()));
    return 0;
  }

  @Command(name = "stop", description = "ends a test without a winner")
  int stop(@Parameters(paramLabel = "TEST", description = "its number") long id) {
    try (var workbench = context.open()) {
      return said(workbench.abTesting().stop(id));
    }
  }

  @Command(name = "list", description = "all tests, newest first")
  int list() {
    try (var workbench = context.open()) {
      var tests = workbench.abTesting().list();
      if (context.json()) {
        context
            .terminal()
            .document(Map.of("tests", tests.stream().map(MonitorRows::test).toList()));
      } else if (tests.isEmpty()) {
        context.terminal().say("No A/B test yet.");
      } else {
        tests.forEach(test -> context.terminal().say(line(test)));
      }
      return 0;
    }
  }

  private int said(AbTest test) {
    if (context.json()) context.terminal().document(MonitorRows.test(test));
    else context.terminal().say(line(test));
    return 0;
  }

  private static String line(AbTest test) {
    return "[%d] %s: %s%s"
        .formatted(
            test.id(),
            test.name(),
            MonitorRows.name(test.status()),
            test.winner().map(winner -> ", " + winner + " is better").orElse(""));
  }
}
