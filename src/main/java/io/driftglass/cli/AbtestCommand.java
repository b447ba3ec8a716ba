package io.driftglass.cli;

import io.driftglass.monitor.abtest.AbTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `abtest start|results|stop|list`: two versions on the same rows.
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
      @Option(names = "--split", defaultValue = "0.5", description = "share of live rows for B")
          double split,
      @Option(names = "--looks", defaultValue = "7", description = "how often it is looked at")
          int looks) {
    try (var workbench = context.open()) {
      var models = workbench.models();
      return said(workbench.abTesting().start(name, models.get(a), models.get(b), split, looks));
    }
  }

  @Command(name = "results", description = "lets both score the same rows and says who is better")
  int results(@Parameters(paramLabel = "TEST", description = "its number") long id) {
    try (var workbench = context.open()) {
      var test = workbench.abTesting().get(id);
      var comparison = workbench.abTesting().results(test, context.progress());
      context.endProgress();
      if (context.json()) {
        var document =
            new LinkedHashMap<String, Object>(MonitorRows.test(workbench.abTesting().get(id)));
        document.put("winner", MonitorRows.name(comparison.winner()));
        document.put("effect", comparison.effect());
        document.put("looks", MonitorRows.looks(comparison));
        document.put("sentence", comparison.sentence(test.versionA(), test.versionB()));
        context.terminal().document(document);
        return 0;
      }
      context.terminal().say(comparison.sentence(test.versionA(), test.versionB()));
      context
          .terminal()
          .table(
              List.of("rows", "loss A", "loss B", "gain of B", "from", "to"),
              comparison.looks().stream()
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
      return 0;
    }
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
