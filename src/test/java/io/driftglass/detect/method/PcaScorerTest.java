package io.driftglass.detect.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.driftglass.detect.scoring.RowScorer;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.StandardScale;
import org.junit.jupiter.api.Test;

class PcaScorerTest {
  private static final double HOLE = Double.NaN;

  /// The second channel is predicted to be as far from its centre as the first one was a row
  /// before. The centre goes half the way to every new value, and stays where there is none.
  @Test
  void a_hole_leaves_the_centre_where_it_is_and_lies_in_it() {
    var expected = new double[7];
    var parts = new RowScorer.Parts(2);
    var scorer = new PcaScorer(following(), 1, 3, 1);
    // centre  1  1     2.5  4.25  4.25  6.125
    // away    1  0     1.5  1.75  0     1.875
    double[] first = {2, HOLE, 4, 6, HOLE, 8, 0};
    for (int t = 0; t < first.length; t++) {
      scorer.next(t, new double[] {first[t], 0}, parts);
      expected[t] = parts.expected[1];
    }
    assertArrayEquals(new double[] {HOLE, HOLE, HOLE, 1.5, 1.75, 0, 1.875}, expected, 1e-12);
  }

  private static PcaModel following() {
    var one = new double[] {1, 1};
    var weights = new double[PcaModel.LAGS * 2 + 1][2];
    weights[0][1] = 1;
    return new PcaModel(
        new Gaps(1),
        new StandardScale(new double[2], one),
        new double[][] {{.6, .8}},
        new double[] {4},
        weights,
        one,
        new double[] {1, 1, 1});
  }
}
