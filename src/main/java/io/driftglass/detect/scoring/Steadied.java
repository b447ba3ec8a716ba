package io.driftglass.detect.scoring;

import io.driftglass.detect.Decision;
import io.driftglass.detect.Detector;
import io.driftglass.detect.FittedDetector;
import io.driftglass.detect.LiveScorer;
import io.driftglass.detect.Scores;
import io.driftglass.job.Progress;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import io.driftglass.neural.portable.Portable;
import io.driftglass.series.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/// Lets a detector that judges levels see a channel that wanders from where it has been of late: a
/// random walk leaves every place it was learnt at, and would be one long alarm. Where no channel
/// wanders it changes nothing.
public final class Steadied implements Detector {
  private static final double NEARLY_ALL = .75;

  /// Rows of a window over a channel that wanders, where windows are looked at: it has no period.
  private static final int WINDOW = 50;

  /// Windows that shapes can be learnt from.
  private static final int LEAST_WINDOWS = 4;

  private final Detector inner;
  private final double least;
  private final int most;

  /// Every channel for itself.
  public Steadied(Detector inner) {
    this(inner, 0, Integer.MAX_VALUE);
  }

  private Steadied(Detector inner, double least, int most) {
    this.inner = inner;
    this.least = least;
    this.most = most;
  }

  /// For a detector that judges how channels lie to one another: only where nearly all of them
  /// wander, for one that does is told by the others.
  public static Steadied asOne(Detector inner) {
    return new Steadied(inner, NEARLY_ALL, Integer.MAX_VALUE);
  }

  /// For a detector that judges the shapes of windows, which a walk keeps to: only where the rows
  /// that remain without the block that is judged are fewer than four windows.
  public static Steadied whileShort(Detector inner) {
    int blocks = ChannelLearner.USUAL_BLOCKS;
    return new Steadied(inner, 0, LEAST_WINDOWS * WINDOW * blocks / (blocks - 1));
  }

  @Override
  public FittedDetector fit(Frame train, Progress progress) {
    var course = train.rows() <= most ? Course.of(train, least) : Course.straight(train);
    var seen = course.straight() ? train : course.off(train, course.along(train));
    return new Fitted(course, inner.fit(seen, progress));
  }

  @Override
  public boolean learnsOnline() {
    return inner.learnsOnline();
  }

  @Override
  public Detector forStream() {
    var other = inner.forStream();
    return other.equals(inner) ? this : new Steadied(other, least, most);
  }

  @Override
  public FittedDetector read(InputStream in) throws IOException {
    var course = Course.read(new ParameterReader(in));
    return new Fitted(course, inner.read(in));
  }

  private record Fitted(Course course, FittedDetector inner) implements FittedDetector {
    @Override
    public Scores score(Frame frame, Progress progress) {
      if (course.straight()) return inner.score(frame, progress);
      var along = course.along(frame);
      var scores = inner.score(course.off(frame, along), progress);
      if (scores.predicts()) {
        for (int w = 0; w < along.length; w++) {
          var expected = scores.expected()[scores.channels().indexOf(course.wandering().get(w))];
          for (int t = 0; t < expected.length; t++) expected[t] += along[w][t];
        }
      }
      return scores;
    }

    @Override
    public LiveScorer live(Frame warmUp) {
      if (course.straight()) return inner.live(warmUp);
      return new Live(course, inner, warmUp);
    }

    @Override
    public double[] reference() {
      return inner.reference();
    }

    @Override
    public Decision decision() {
      return inner.decision();
    }

    @Override
    public String reason() {
      if (course.straight()) return inner.reason();
      return "%s wander%s: looked at from the mean of the last rows (%d)"
          .formatted(
              String.join(", ", course.wandering()),
              course.wandering().size() == 1 ? "s" : "",
              course.spanRows());
    }

    /// The course reaches farther back than a window.
    @Override
    public List<Portable> portable() {
      return course.straight() ? inner.portable() : List.of();
    }

    @Override
    public String unportable() {
      if (course.straight()) return inner.unportable();
      return inner.portable().isEmpty()
          ? inner.unportable()
          : "It looks at %s from the mean of the last rows (%d), and no window holds so many."
              .formatted(String.join(", ", course.wandering()), course.spanRows());
    }

    @Override
    public void write(OutputStream out) throws IOException {
      course.write(new ParameterWriter(out));
      inner.write(out);
    }
  }

  /// The same row by row.
  private static final class Live implements LiveScorer {
    private final Course course;
    private final int[] at;
    private final List<Course.Follower> followers;
    private final LiveScorer inner;
    private boolean begun;
    private long lastTick;

    Live(Course course, FittedDetector inner, Frame warmUp) {
      this.course = course;
      at = course.wandering().stream().mapToInt(course.watched().names()::indexOf).toArray();
      followers = course.wandering().stream().map(name -> course.follower()).toList();
      var along = warmUp.rows() == 0 ? new double[0][] : course.along(warmUp);
      this.inner = inner.live(along.length == 0 ? warmUp : course.off(warmUp, along));
      for (int t = 0; t < warmUp.rows(); t++) {
        boolean gap = gap(warmUp.tick(t));
        for (int w = 0; w < at.length; w++) {
          double value = warmUp.column(warmUp.indexOf(course.wandering().get(w)))[t];
          followers.get(w).next(value, gap);
        }
      }
    }

    @Override
    public double next(long tick, double[] row) {
      boolean gap = gap(tick);
      var seen = row.clone();
      for (int w = 0; w < at.length; w++) {
        seen[at[w]] -= followers.get(w).next(row[at[w]], gap);
      }
      return inner.next(tick, seen);
    }

    private boolean gap(long tick) {
      boolean gap = begun && course.gaps().between(lastTick, tick);
      begun = true;
      lastTick = tick;
      return gap;
    }
  }
}
