package io.driftglass.ui.kit;

import io.driftglass.job.Work;
import io.driftglass.ui.kit.part.Problems;
import io.driftglass.ui.kit.part.Tone;
import io.driftglass.ui.kit.text.Words;
import io.driftglass.workbench.prove.Proof;

/// Proves a chart, a figure or a version as a job and says what came of it: equal, or the first
/// difference.
public final class ProveIt {
  private ProveIt() {}

  /// @param subject as the job is called
  public static void start(Desk desk, String subject, Work<Proof> work) {
    desk.runner()
        .start(
            Words.of("Prove %s", subject),
            work,
            proof -> tell(desk, proof),
            failure -> {
              var problem = Problems.of(failure);
              desk.tools().notices().toast(Tone.REFUSE, problem.what(), problem.remedy());
            });
  }

  /// Shows the outcome of a proof.
  public static void tell(Desk desk, Proof proof) {
    var told =
        proof.steps().stream()
            .filter(step -> !step.equal())
            .findFirst()
            .orElse(proof.steps().getLast());
    desk.tools()
        .notices()
        .toast(
            proof.holds() ? Tone.DONE : Tone.REFUSE,
            Words.of(proof.holds() ? "%s is proved" : "%s is not proved", proof.subject()),
            Character.toUpperCase(told.what().charAt(0))
                + told.what().substring(1)
                + " "
                + told.found());
  }
}
