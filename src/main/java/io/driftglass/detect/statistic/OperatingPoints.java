package io.driftglass.detect.statistic;

import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Spread;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Where a channel has been: every level and swing that stretches of thirty rows had in training.
/// Tells of a new stretch how far it lies from all of them, as one that stays at a level between
/// two known ones, which a prediction does not show.
///
/// Level is the mean, swing the logarithm of the standard deviation, so that falling still counts
/// as much as swinging; places less than a tenth of half the range apart are the same. How far
/// normal stretches lie is told by quarters of training of which the others know nothing.
///
/// Safe to share; a [Walk] is not.
public final class OperatingPoints {
  private static final int STRETCH = 30;
  private static final int LEAST_ROWS = 1000;
  private static final int MOST_STRETCHES = 20_000;
  private static final int BLOCKS = 4;
  private static final double SPREADS = 2;

  /// Swings below it are the same, and so are places nearer than it.
  private static final double CELL = .1;

  private static final double SWING_WEIGHT = .5;

  /// Rows after which a place counts as known, so that an event is not compared with itself.
  private static final int LAG = 100;

  private static final double MOST = 3;

  private final Places known;

  /// How far normal stretches reach.
  private final double reach;

  private OperatingPoints(Places known, double reach) {
    this.known = known;
    this.reach = reach;
  }

  /// Of a channel of which too little is known: nothing is far.
  public static OperatingPoints none() {
    return new OperatingPoints(new Places(), Double.POSITIVE_INFINITY);
  }

  /// @param scaled the values of training, oldest first, half their range is 1; NaN where missing
  /// @return [#none] under a thousand rows, and where it wanders as a random walk does, which is
  ///   always somewhere new
  public static OperatingPoints fit(double[] scaled) {
    var stretch = new Stretch();
    int every = 1 + scaled.length / MOST_STRETCHES;
    var levels = new double[1 + scaled.length / every];
    var swings = new double[levels.length];
    int count = 0;
    for (int t = 0; t < scaled.length; t++) {
      if (!stretch.add(scaled[t]) || t % every != 0) continue;
      levels[count] = stretch.level();
      swings[count++] = stretch.swing();
    }
    if (count * (long) every < LEAST_ROWS) return none();
    if (UnitRoot.among(new double[][] {scaled}, new boolean[scaled.length])[0]) return none();
    int apart = 1 + STRETCH / every;
    var distances = new double[count];
    for (int b = 0; b < BLOCKS; b++) {
      int from = count * b / BLOCKS;
      int until = count * (b + 1) / BLOCKS;
      var others = new Places();
      others.addAll(levels, swings, 0, from - apart);
      others.addAll(levels, swings, until + apart, count);
      for (int i = from; i < until; i++) distances[i] = others.nearest(levels[i], swings[i]);
    }
    var known = new Places();
    known.addAll(levels, swings, 0, count);
    return new OperatingPoints(known, reach(distances));
  }

  private static double reach(double[] distances) {
    double mean = Arrays.stream(distances).average().orElse(0);
    double variance =
        Arrays.stream(distances).map(d -> (d - mean) * (d - mean)).average().orElse(0);
    return Spread.median(Spread.sorted(distances)) + SPREADS * Math.sqrt(variance);
  }

  /// Begins to follow the channel.
  ///
  /// @param beyond half ranges beyond the reach of normal stretches from which one is far, above 0
  public Walk walk(double beyond) {
    return new Walk(beyond);
  }

  public void write(ParameterWriter out) throws IOException {
    out.reals(known.levels()).reals(known.swings()).real(reach);
  }

  public static OperatingPoints read(ParameterReader in) throws IOException {
    var known = new Places();
    double[] levels = in.reals();
    double[] swings = in.reals();
    for (int i = 0; i < levels.length; i++) known.add((long) levels[i], (long) swings[i]);
    return new OperatingPoints(known, in.real());
  }

  /// Follows a channel, and comes to know the places it stays at.
  public final class Walk {
    private final double far;
    private final Places places = known.copy();
    private final Stretch stretch = new Stretch();
    private final double[] newestLevels = new double[LAG];
    private final double[] newestSwings = new double[LAG];
    private int rows;
    private double said;

    private Walk(double beyond) {
      far = reach + beyond;
    }

    /// @param scaled as in training; NaN repeats what was said before
    /// @return 0 up to half as far as what is far, 1 where it is far, never above 3
    public double next(double scaled) {
      if (Double.isNaN(scaled) || Double.isInfinite(far)) return said;
      said = stretch.add(scaled) ? strange() : 0;
      return said;
    }

    private double strange() {
      int at = rows % LAG;
      if (rows >= LAG) places.add(newestLevels[at], newestSwings[at]);
      rows = rows < 2 * LAG - 1 ? rows + 1 : LAG;
      newestLevels[at] = stretch.level();
      newestSwings[at] = stretch.swing();
      double distance = places.nearest(newestLevels[at], newestSwings[at]);
      return Math.clamp(2 * distance / far - 1, 0, MOST);
    }

    /// After a gap in time.
    public void forget() {
      stretch.forget();
      said = 0;
    }
  }

  /// The newest rows.
  private static final class Stretch {
    private final double[] ring = new double[STRETCH];
    private int rows;
    private double level;
    private double swing;

    /// @param value NaN changes nothing
    /// @return whether there are enough rows
    boolean add(double value) {
      if (Double.isNaN(value)) return false;
      ring[rows % STRETCH] = value;
      rows = rows < 2 * STRETCH - 1 ? rows + 1 : STRETCH;
      if (rows < STRETCH) return false;
      measure();
      return true;
    }

    /// From the oldest to the newest, so that the row where the ring begins does not tell.
    private void measure() {
      double sum = 0;
      for (int i = 0; i < STRETCH; i++) sum += ring[(rows + i) % STRETCH];
      double mean = sum / STRETCH;
      double squares = 0;
      for (int i = 0; i < STRETCH; i++) {
        double away = ring[(rows + i) % STRETCH] - mean;
        squares += away * away;
      }
      // Beyond the range the level counts by its logarithm: what is far out is far enough.
      level = Math.abs(mean) > 1 ? Math.signum(mean) * (1 + Math.log(Math.abs(mean))) : mean;
      swing = SWING_WEIGHT * Math.log(Math.sqrt(squares / STRETCH) + CELL);
    }

    double level() {
      return level;
    }

    double swing() {
      return swing;
    }

    void forget() {
      rows = 0;
    }
  }

  /// A set of cells of the plane of level and swing.
  private static final class Places {
    private record Cell(long level, long swing) {}

    private final Set<Cell> cells;
    private double[] levels;
    private double[] swings;
    private int count;

    Places() {
      this(new HashSet<>(), new double[16], new double[16], 0);
    }

    private Places(Set<Cell> cells, double[] levels, double[] swings, int count) {
      this.cells = cells;
      this.levels = levels;
      this.swings = swings;
      this.count = count;
    }

    Places copy() {
      return new Places(new HashSet<>(cells), levels.clone(), swings.clone(), count);
    }

    void addAll(double[] levels, double[] swings, int from, int until) {
      for (int i = from; i < until; i++) add(levels[i], swings[i]);
    }

    void add(double level, double swing) {
      add(Math.round(level / CELL), Math.round(swing / CELL));
    }

    void add(long level, long swing) {
      if (!cells.add(new Cell(level, swing))) return;
      if (count == levels.length) {
        levels = Arrays.copyOf(levels, 2 * count);
        swings = Arrays.copyOf(swings, 2 * count);
      }
      levels[count] = level * CELL;
      swings[count++] = swing * CELL;
    }

    /// To the middle of the nearest cell; infinite where there is none.
    double nearest(double level, double swing) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        double x = levels[i] - level;
        double y = swings[i] - swing;
        nearest = Math.min(nearest, x * x + y * y);
      }
      return Math.sqrt(nearest);
    }

    /// In cells.
    double[] levels() {
      return Arrays.stream(levels, 0, count).map(l -> Math.rint(l / CELL)).toArray();
    }

    double[] swings() {
      return Arrays.stream(swings, 0, count).map(s -> Math.rint(s / CELL)).toArray();
    }
  }
}
