package io.driftglass.workbench.bench;

import io.driftglass.detect.threshold.Threshold;
import io.driftglass.explain.SimilarEvents;
import io.driftglass.job.Progress;
import io.driftglass.workbench.detect.Detected;
import io.driftglass.workbench.detect.Review;
import java.util.ArrayList;
import java.util.List;

/// What is done while one looks at a million scores: events counted anew where the threshold has
/// moved, its place on the curve of precision and recall, stretches of the shape of an event, and
/// why an event is one.
public final class ReviewBench {
  private static final int TIMES = 21;
  private static final int WARM_UP = 5;
  private static final List<Integer> LENGTHS = List.of(40, 4096);
  private static final int MATCHES = 3;
  private static final double LIKE = .8;

  private ReviewBench() {}

  /// @param source searched and labelled
  public static List<Measured> run(ReviewSource source, Progress progress) {
    var rows = new ArrayList<Measured>();
    var found = source.detected();
    rows.addAll(moved(source, found, progress.part(0, .3)));
    var values = found.frame().column(0);
    for (int length : LENGTHS) {
      rows.addAll(
          measured(
              "similar of %d rows in %d".formatted(length, values.length),
              time -> {
                int from = values.length - (time + 1) * length;
                SimilarEvents.before(values, from, from + length, MATCHES, LIKE, Progress.NONE);
              },
              progress.part(.3, .8)));
    }
    var events = found.events();
    rows.addAll(
        measured(
            "why of an event in %dx%d".formatted(values.length, found.frame().channels().size()),
            time -> {
              var event = events.get(time % events.size());
              source
                  .workbench()
                  .review()
                  .explain(found.frame(), event.fromRow(), event.untilRow(), Progress.NONE);
            },
            progress.part(.8, 1)));
    return rows;
  }

  private static List<Measured> moved(ReviewSource source, Detected found, Progress progress) {
    var review = source.workbench().review();
    double level = found.alarms().level()[found.frame().rows() / 2];
    var moved = new ArrayList<Detected>();
    var curves = new ArrayList<Review.Curve>();
    String of = "threshold over " + found.frame().rows();
    var rows = new ArrayList<Measured>();
    rows.addAll(
        measured(
            of + ", events",
            time -> {
              var at = new Threshold.Fixed(level * (1 - .01 * time));
              var decision = found.decision().with(at);
              moved.add(source.workbench().detection().decide(found, decision));
            },
            progress));
    rows.add(new Measured(of, "events_first", moved.getFirst().events().size(), "events", 1));
    rows.add(new Measured(of, "events_last", moved.getLast().events().size(), "events", 1));
    rows.addAll(
        measured(
            of + ", first curve", time -> review.curve(found).ifPresent(curves::add), progress));
    var curve = curves.getFirst();
    rows.addAll(
        measured(
            of + ", place on the curve", time -> curves.add(curve.at(moved.get(time))), progress));
    return rows;
  }

  /// Something that is done many times, each time a little otherwise.
  private interface Step {
    /// @param time from 0; the first ones are not counted
    void run(int time);
  }

  private static List<Measured> measured(String of, Step step, Progress progress) {
    var timings = new Timings();
    for (int time = 0; time < WARM_UP + TIMES; time++) {
      progress.step(time, WARM_UP + TIMES, of);
      int now = time;
      if (time < WARM_UP) step.run(now);
      else timings.take(() -> step.run(now));
    }
    return timings.measured(of);
  }
}
