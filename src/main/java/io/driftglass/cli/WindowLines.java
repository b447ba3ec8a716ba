package io.driftglass.cli;

import io.driftglass.monitor.estimate.Estimate;
import io.driftglass.monitor.estimate.WindowFigure;
import io.driftglass.problem.NotFound;
import io.driftglass.workbench.Workbench;
import java.util.List;
import java.util.Optional;

/// Figures stretch by stretch, realised and estimated, as lines.
final class WindowLines {
  private WindowLines() {}

  /// @param model a version, or the name of something else that was recorded, which has none
  static List<WindowFigure> of(Workbench workbench, String model, String metric) {
    try {
      return workbench.tracking().windows(workbench.models().get(model)).stream()
          .filter(figure -> figure.metric().equals(metric))
          .toList();
    } catch (NotFound other) {
      return List.of();
    }
  }

  static String assumption(String metric) {
    return Estimate.assumes(metric);
  }

  static void say(Terminal terminal, String metric, List<WindowFigure> figures) {
    if (figures.isEmpty()) return;
    terminal.table(
        List.of("until", metric, "estimated", "error", "n", "remark"),
        figures.stream()
            .map(
                figure ->
                    List.of(
                        figure.until(),
                        figure.realised().isPresent()
                            ? number(figure.realised().getAsDouble())
                            : "n/a",
                        figure.estimate().given() ? number(figure.estimate().value()) : "n/a",
                        figure.estimate().given() ? number(figure.estimate().error()) : "n/a",
                        "%,d".formatted(figure.rows()),
                        figure.estimate().given()
                            ? agreement(figure)
                            : figure.estimate().because()))
            .toList());
    terminal.say(assumption(metric));
  }

  /// The newest stretch in one line.
  static Optional<String> last(List<WindowFigure> figures) {
    return figures.reversed().stream()
        .filter(figure -> !figure.metric().equals("alarm_rate") && !figure.metric().equals("mae"))
        .findFirst()
        .map(
            figure ->
                "until %s: %s %s, %s"
                    .formatted(
                        figure.until(),
                        figure.metric(),
                        figure.realised().isPresent()
                            ? number(figure.realised().getAsDouble())
                            : "n/a",
                        figure.estimate().given()
                            ? "estimated without labels %s, standard error %s%s"
                                .formatted(
                                    number(figure.estimate().value()),
                                    number(figure.estimate().error()),
                                    remark(figure))
                            : "not estimated: " + figure.estimate().because()));
  }

  private static String remark(WindowFigure figure) {
    var said = agreement(figure);
    return said.isEmpty() ? "" : ": " + said;
  }

  private static String agreement(WindowFigure figure) {
    return switch (MonitorRows.agreement(figure)) {
      case AS_ESTIMATED -> "as estimated";
      case BETTER -> "better than estimated";
      case WORSE -> "worse than estimated: what the model has learnt no longer holds";
      case UNKNOWN -> "";
    };
  }

  private static String number(double value) {
    return "%.4g".formatted(value);
  }
}
