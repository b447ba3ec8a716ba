package io.driftglass.prepare.column;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CutForestTest {
  /// Cut at 0 in the first value; what lies below is cut again at -2 in the second.
  private static final CutForest ONE_TREE =
      new CutForest(
          new int[] {0},
          new int[] {0, 1, -1, -1, -1},
          new double[] {0, -2, 1, 2, 3},
          new int[] {1, 3, 0, 0, 0},
          new int[] {4, 2, 2, 1, 1},
          1);

  @Test
  void a_row_goes_down_to_its_own_leaf() {
    assertEquals(.5, ONE_TREE.strangeness(new double[] {5, -9}));
    assertEquals(.25, ONE_TREE.strangeness(new double[] {-1, -3}));
    assertEquals(.125, ONE_TREE.strangeness(new double[] {-1, -2}));
  }

  @Test
  void a_value_at_the_cut_is_not_below_it_whatever_the_sign_of_zero() {
    assertEquals(.5, ONE_TREE.strangeness(new double[] {0., 0}));
    assertEquals(.5, ONE_TREE.strangeness(new double[] {-0., 0}));
  }

  @Test
  void a_tree_of_one_leaf_takes_no_step() {
    var leaf =
        new CutForest(
            new int[] {0}, new int[] {-1}, new double[] {2}, new int[] {0}, new int[] {1}, 1);
    assertEquals(.25, leaf.strangeness(new double[] {1}));
  }
}
