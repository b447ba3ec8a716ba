package io.driftglass.detect.scoring;

import io.driftglass.detect.statistic.Ewma;
import io.driftglass.detect.statistic.Gaps;
import io.driftglass.detect.statistic.UnitRoot;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// Which channels wander, and how their course is followed: the exponential mean of the values so
/// far, begun anew after a gap in time.
///
/// @param watched all channels, in the order of a live row
/// @param wandering names of those that wander
/// @param spanRows of the mean
/// @param gaps where it begins anew
record Course(Watched watched, List<String> wandering, int spanRows, Gaps gaps) {
  private static final int LEAST_SPAN = 10;
  private static final int MOST_SPAN = 100;

  /// Twenty spans a history: enough to learn what is usual beside the course.
  private static final int SPANS = 20;

  Course {
    wandering = List.copyOf(wandering);
  }

  /// @param least part of the target channels that must wander, or none counts as wandering
  static Course of(Frame train, double least) {
    var watched = Watched.of(train);
    var gaps = Gaps.of(train);
    var names = watched.targetNames();
    var wanders = UnitRoot.among(watched.targetColumns(train), gaps.before(train));
    var wandering =
        IntStream.range(0, names.size()).filter(k -> wanders[k]).mapToObj(names::get).toList();
    int span = Math.clamp(train.rows() / SPANS, LEAST_SPAN, MOST_SPAN);
    boolean enough = wandering.size() >= least * watched.targets().size();
    return new Course(watched, enough ? wandering : List.of(), span, gaps);
  }

  /// Of channels of which none counts as wandering.
  static Course straight(Frame train) {
    return new Course(Watched.of(train), List.of(), LEAST_SPAN, Gaps.of(train));
  }

  boolean straight() {
    return wandering.isEmpty();
  }

  /// @return [wandering channel][row], where the course lay before the row
  double[][] along(Frame frame) {
    watched.columns(frame);
    var course = new double[wandering.size()][];
    for (int w = 0; w < course.length; w++) {
      var column = frame.column(frame.indexOf(wandering.get(w)));
      var follower = new Follower();
      course[w] = new double[column.length];
      for (int t = 0; t < column.length; t++) {
        course[w][t] = follower.next(column[t], gaps.before(frame, t));
      }
    }
    return course;
  }

  /// The frame with the course taken off.
  Frame off(Frame frame, double[][] course) {
    var columns = new double[frame.channels().size()][];
    var filled = new ArrayList<BitSet>();
    for (int c = 0; c < columns.length; c++) {
      columns[c] = frame.column(c);
      filled.add(frame.filled(c));
    }
    for (int w = 0; w < course.length; w++) {
      int c = frame.indexOf(wandering.get(w));
      columns[c] = columns[c].clone();
      for (int t = 0; t < columns[c].length; t++) columns[c][t] -= course[w][t];
    }
    return Frame.of(frame.clock(), frame.ticks(), frame.channels(), columns).withFilled(filled);
  }

  Follower follower() {
    return new Follower();
  }

  /// Follows one channel row by row.
  final class Follower {
    private Ewma mean = Ewma.ofSpan(spanRows);

    /// @param value NaN where missing
    /// @return the course before the value; the value itself where it is the first
    double next(double value, boolean gap) {
      if (gap) mean = Ewma.ofSpan(spanRows);
      double before = mean.mean();
      mean.next(value);
      return Double.isNaN(before) ? value : before;
    }
  }

  void write(ParameterWriter out) throws IOException {
    watched.write(out);
    out.texts(wandering).whole(spanRows);
    gaps.write(out);
  }

  static Course read(ParameterReader in) throws IOException {
    return new Course(Watched.read(in), in.texts(), in.count(), Gaps.read(in));
  }
}
