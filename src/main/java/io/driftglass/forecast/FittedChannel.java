package io.driftglass.forecast;

import io.driftglass.neural.portable.Portable;
import io.driftglass.neural.portable.Program;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What was learnt from one channel.
///
/// @param learnt where what it was learnt from ends
/// @param unit values are divided by it before the expert sees them
record FittedChannel(
    String name,
    Season season,
    Learnt learnt,
    double unit,
    FittedExpert expert,
    FittedBands bands) {
  private static final int HORIZONS_WATCHED = 4;
  private static final int ROWS_WATCHED = 24;
  private static final int FEWEST_FRESH = 8;
  private static final int OWN = 8;

  /// The coming values after the last of `values`.
  ///
  /// @param next step of the first of them, 0 where it follows what was learnt from
  Forecast.Path path(double[] values, long next, int horizonRows, double[] levels) {
    var scaled = new double[values.length];
    for (int row = 0; row < scaled.length; row++) scaled[row] = values[row] / unit;
    var asked = expert.over(scaled);
    var point = asked.next(scaled, scaled.length, horizonRows);
    var margins = margins(scaled, scaled.length, horizonRows);
    var now = now(asked, scaled, next, horizonRows);
    var around =
        Arrays.stream(levels)
            .mapToObj(level -> now.around(point, margins, scaled, next, level))
            .map(b -> new Forecast.Band(b.level(), inUnits(b.low()), inUnits(b.high())))
            .toList();
    return new Forecast.Path(name, inUnits(point), around);
  }

  /// The expert's own margins where the bands go with them.
  private Optional<Margins> margins(double[] scaled, int until, int horizonRows) {
    return bands.following().own().share() > 0
        ? expert.margins(scaled, until, horizonRows)
        : Optional.empty();
  }

  /// What follows the last rows, bands aside; empty where the expert is no network or ridge.
  Optional<Portable> portable(int horizonRows) {
    var program = new Program();
    int window = program.add(new Program.Step.Over(0, unit));
    var path = expert.write(program, window, horizonRows);
    if (path.isEmpty()) return Optional.empty();
    program.add(new Program.Step.Over(path.getAsInt(), 1 / unit));
    return Optional.of(
        new Portable(
            name,
            List.of(name),
            expert.rowsUsed(),
            List.of(0.0),
            List.of(1.0),
            Double.MAX_VALUE,
            Double.MAX_VALUE,
            new Portable.Function.Stepwise(program, horizonRows),
            Portable.Says.PREDICTION));
  }

  /// The bands, moved by what the expert would have said from origins a horizon apart among the
  /// rows that came since it learnt.
  private FittedBands now(FittedExpert asked, double[] scaled, long next, int horizonRows) {
    int reach = Math.min(horizonRows, bands.scale().length);
    int watched = Math.max(HORIZONS_WATCHED * reach, ROWS_WATCHED);
    int fresh = Math.clamp(next, 0, watched);
    fresh = Math.min(fresh, scaled.length - expert.rowsBack());
    if (fresh < Math.max(FEWEST_FRESH, reach / 2)) return bands;
    int count = Math.max(1, fresh / reach);
    int rows = Math.min(reach, fresh);
    var origins = new int[count];
    var expected = new double[count][];
    var actual = new double[count][];
    var margins = new ArrayList<Margins>();
    for (int i = 0; i < count; i++) {
      origins[i] = scaled.length - (count - i - 1) * reach - rows;
      expected[i] = asked.next(scaled, origins[i], rows);
      actual[i] = Arrays.copyOfRange(scaled, origins[i], origins[i] + rows);
      margins(scaled, origins[i], rows).ifPresent(margins::add);
    }
    var rolled = new Rolled(origins, expected, actual, margins);
    return bands.since(rolled, (double) fresh / reach, scaled, next);
  }

  private double[] inUnits(double[] scaled) {
    return Arrays.stream(scaled).map(value -> value * unit).toArray();
  }

  void write(DataOutputStream out) throws IOException {
    var text = name.getBytes(StandardCharsets.UTF_8);
    out.write(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(text.length).array());
    out.write(text);
    numbers(out, head());
    numbers(out, learnt.numbers());
    numbers(out, bands.scale());
    numbers(out, bands.scores());
    numbers(out, bands.phases());
    var own = bands.following().own();
    if (own.share() > 0) numbers(out, own.usual());
    numbers(out, expert.parameters());
  }

  /// Two more numbers where the bands go with the expert's margins.
  private double[] head() {
    var following = bands.following();
    var own = following.own();
    double[] head = {
      season.rows(),
      season.longer(),
      unit,
      bands.widening(),
      following.power(),
      following.levelRows(),
      following.least(),
      bands.floor(),
      own.share(),
      own.cycle()
    };
    return own.share() > 0 ? head : Arrays.copyOf(head, OWN);
  }

  static FittedChannel read(Expert expert, DataInputStream in) throws IOException {
    var text = new String(in.readNBytes(count(in)), StandardCharsets.UTF_8);
    var head = numbers(in);
    var season = new Season((int) head[0], (int) head[1]);
    var learnt = Learnt.read(numbers(in));
    var scale = numbers(in);
    var scores = numbers(in);
    var phases = numbers(in);
    var following =
        head.length > OWN
            ? Following.margins(new Following.Own(head[OWN], numbers(in), (int) head[OWN + 1]))
            : new Following(head[4], (int) head[5], head[6]);
    var bands = new FittedBands(scale, scores, head[3], following, phases, head[7]);
    var restored = expert.restore(numbers(in), season);
    return new FittedChannel(text, season, learnt, head[2], restored, bands);
  }

  private static void numbers(DataOutputStream out, double... values) throws IOException {
    var bytes =
        ByteBuffer.allocate(4 + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(values.length);
    for (double value : values) bytes.putDouble(value);
    out.write(bytes.array());
  }

  private static double[] numbers(DataInputStream in) throws IOException {
    var values = new double[count(in)];
    var bytes = new byte[8 * values.length];
    in.readFully(bytes);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    return values;
  }

  private static int count(DataInputStream in) throws IOException {
    int count = Integer.reverseBytes(in.readInt());
    if (count < 0 || count > 1 << 24) throw new IOException("the model's bytes are damaged");
    return count;
  }
}
