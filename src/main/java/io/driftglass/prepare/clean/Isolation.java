package io.driftglass.prepare.clean;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.prepare.column.CutForest;
import io.driftglass.prepare.step.Chosen;
import io.driftglass.prepare.step.FittedStep;
import io.driftglass.prepare.step.Outcome;
import io.driftglass.prepare.step.Place;
import io.driftglass.prepare.step.Step;
import io.driftglass.series.Frame;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Makes the values of rows missing that few random cuts set apart from all others: rows whose
/// channels do not go together, though each alone may look ordinary. Rows in which a chosen channel
/// is missing are not judged.
record Isolation(Chosen channels, double limit, int trees, long seed, double learnShare)
    implements Step {
  private static final int SAMPLE = 256;
  private static final int LEAST_ROWS = 8;

  static final Method<Step> METHOD =
      new Method<>(
          "isolation",
          "Strange rows to missing",
          "isolation forest: Liu, Ting, Zhou 2008, ICDM",
          Method.Cost.INSTANT,
          List.of(
              Chosen.SETTING,
              new Setting.Real(
                  "limit", .7, .5, 1, "how strange a row may be: ordinary ones are below 0.5"),
              new Setting.Whole("trees", 100, 10, 1000, "trees in the forest"),
              new Setting.Whole("seed", 1, 0, Long.MAX_VALUE, "of the cuts"),
              new Setting.Real(
                  "learn", 1, .01, 1, "share of the first rows that the forest is grown from")),
          s ->
              new Isolation(
                  new Chosen(s.text("channels")),
                  s.real("limit"),
                  s.whole("trees"),
                  s.seed(),
                  s.real("learn")));

  @Override
  public FittedStep fit(Frame learnt, Place place) {
    int[] known = channels.numbers(learnt);
    int[] whole = whole(learnt, known);
    Optional<CutForest> forest =
        whole.length < LEAST_ROWS || known.length == 0
            ? Optional.empty()
            : Optional.of(
                CutForest.grow(
                    row -> row(learnt, known, whole[row]),
                    whole.length,
                    trees,
                    SAMPLE,
                    seed,
                    place.progress()));
    return (frame, progress) -> {
      int[] chosen = channels.numbers(frame);
      var strange = new BitSet(frame.rows());
      forest.ifPresent(
          cuts -> {
            for (int row : whole(frame, chosen)) {
              if (row % 4096 == 0) progress.step(row, frame.rows(), "judging rows");
              if (cuts.strangeness(row(frame, chosen, row)) > limit) strange.set(row);
            }
          });
      var result = Chosen.replaced(frame, chosen, c -> without(frame.column(c), strange));
      return new Outcome(
          result,
          forest.isPresent()
              ? List.of()
              : List.of(
                  "Fewer than %d whole rows were there to learn from: none counts as strange."
                      .formatted(LEAST_ROWS)));
    };
  }

  private static int[] whole(Frame frame, int[] chosen) {
    return IntStream.range(0, frame.rows())
        .filter(row -> Arrays.stream(chosen).noneMatch(c -> Double.isNaN(frame.column(c)[row])))
        .toArray();
  }

  private static double[] row(Frame frame, int[] chosen, int row) {
    var values = new double[chosen.length];
    for (int at = 0; at < chosen.length; at++) values[at] = frame.column(chosen[at])[row];
    return values;
  }

  private static double[] without(double[] values, BitSet strange) {
    var result = values.clone();
    for (int row = strange.nextSetBit(0); row >= 0; row = strange.nextSetBit(row + 1)) {
      result[row] = Double.NaN;
    }
    return result;
  }

  @Override
  public String summary() {
    return channels.summary() + ", above " + Words.number(limit);
  }
}
