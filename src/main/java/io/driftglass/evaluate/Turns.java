package io.driftglass.evaluate;

import io.driftglass.job.Deadline;
import io.driftglass.job.Progress;
import io.driftglass.method.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BiFunction;

/// The turns of the methods of a race within one budget of time: none may take more than a quarter
/// of what is left before all have had a turn; those stopped so then have another.
final class Turns {
  /// Of the time left, before all have had a turn.
  private static final double MOST_SHARE = .25;

  /// Of the progress.
  private static final double FIRST_TURNS = .8;

  private Turns() {}

  /// @param turn what a method makes of its turn; is to stop where its progress is cancelled
  /// @return by method, in their order; empty where time was up before it was done
  static <T, R> List<Optional<R>> of(
      List<Method<T>> methods, Deadline whole, BiFunction<Method<T>, Progress, R> turn) {
    var turns = new ArrayList<Optional<R>>();
    for (var method : methods) {
      double done = turns.size() * FIRST_TURNS / methods.size();
      var part = whole.part(done, done + FIRST_TURNS / methods.size());
      double share = whole.secondsLeft() * MOST_SHARE;
      turns.add(one(method, Deadline.in(share, part), whole, turn));
    }
    for (int i = 0; i < turns.size(); i++) {
      if (turns.get(i).isPresent()) continue;
      var again = Deadline.in(whole.secondsLeft(), whole.part(FIRST_TURNS, 1));
      turns.set(i, one(methods.get(i), again, whole, turn));
    }
    return turns;
  }

  /// @param until may take so long
  /// @param whole nor longer than that
  private static <T, R> Optional<R> one(
      Method<T> method, Deadline until, Deadline whole, BiFunction<Method<T>, Progress, R> turn) {
    try {
      until.check();
      until.report(0, method.title());
      return Optional.of(turn.apply(method, until));
    } catch (CancellationException stopped) {
      if (until.passed() || whole.passed()) return Optional.empty();
      throw stopped;
    }
  }
}
