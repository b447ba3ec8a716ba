package io.driftglass.data.group;

import static tech.tablesaw.aggregate.AggregateFunctions.countMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.countWithMissing;
import static tech.tablesaw.aggregate.AggregateFunctions.max;
import static tech.tablesaw.aggregate.AggregateFunctions.mean;
import static tech.tablesaw.aggregate.AggregateFunctions.median;
import static tech.tablesaw.aggregate.AggregateFunctions.min;
import static tech.tablesaw.aggregate.AggregateFunctions.stdDev;

import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.series.Frame;
import io.driftglass.series.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tech.tablesaw.aggregate.AggregateFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.Table;

/// The figures of every numeric channel in every group of rows.
public final class Groups {
  /// More groups than these are no summary.
  public static final int MOST = 10_000;

  private static final String GROUP = "key";
  private static final String VALUE = "value";

  private Groups() {}

  /// Channel by channel in the order of the rows, within a channel the groups in their order. Rows
  /// that belong to no group are left out.
  ///
  /// @throws InvalidSetting where there would be more than [#MOST] groups, or the rows have nothing
  ///   of the kind
  public static List<GroupRow> of(Frame frame, GroupBy by, Progress progress) {
    var keys = by.keys(frame);
    long groups = Arrays.stream(keys.ofRow()).filter(Groups::counts).distinct().count();
    if (groups > MOST) {
      throw new InvalidSetting(
          "%,d groups by %s would be no summary; at most %,d are made."
              .formatted(groups, by.id(), MOST),
          "Group by something longer.");
    }
    var rows = new ArrayList<GroupRow>();
    for (int c = 0; c < frame.channels().size(); c++) {
      progress.report((double) c / frame.channels().size(), frame.channel(c).name());
      if (frame.channel(c).kind() != Kind.NUMBER || frame.channel(c).name().equals(by.id()))
        continue;
      rows.addAll(ofChannel(frame.channel(c).name(), frame.column(c), keys));
    }
    return rows;
  }

  private static boolean counts(int key) {
    return key != GroupBy.Keys.NONE;
  }

  private static List<GroupRow> ofChannel(String channel, double[] values, GroupBy.Keys keys) {
    var all =
        Table.create(IntColumn.create(GROUP, keys.ofRow()), DoubleColumn.create(VALUE, values));
    var figures =
        all.summarize(VALUE, countWithMissing, countMissing, mean, stdDev, min, median, max)
            .by(GROUP)
            .sortOn(GROUP);
    return figures.stream()
        .filter(row -> counts(row.getInt(GROUP)))
        .map(row -> row(channel, row, keys))
        .toList();
  }

  private static GroupRow row(String channel, Row row, GroupBy.Keys keys) {
    int rows = (int) number(row, countWithMissing);
    int missing = (int) number(row, countMissing);
    return new GroupRow(
        keys.name().apply(row.getInt(GROUP)),
        channel,
        rows,
        missing,
        number(row, mean),
        rows - missing < 2 ? Double.NaN : number(row, stdDev),
        number(row, min),
        number(row, median),
        number(row, max));
  }

  private static double number(Row row, AggregateFunction<?, ?> function) {
    return row.getNumber("%s [%s]".formatted(function.functionName(), VALUE));
  }
}
