package io.driftglass.workbench.live;

import io.driftglass.live.Division;
import io.driftglass.live.LiveModel;
import io.driftglass.monitor.abtest.AbTest;
import io.driftglass.monitor.abtest.AbTestStore;
import io.driftglass.problem.DriftglassException;
import io.driftglass.registry.Task;
import io.driftglass.workbench.monitor.AbTesting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.slf4j.LoggerFactory;

/// With whom a feed's version divides its rows: with the other one of an open split test, as long
/// as that runs. One feed, one thread.
final class Dividing {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final LiveModel own;
  private final AbTestStore tests;
  private final Versioned versions;
  private final InstantSource clock;
  private Optional<Division> now = Optional.empty();
  private long refused;
  private Instant again = Instant.MIN;

  /// What a test needs of its versions.
  interface Versioned {
    LiveModel live(long version);

    /// Ticks from row to row of the data that a version learnt from.
    long interval(long version);
  }

  Dividing(LiveModel own, AbTestStore tests, Versioned versions, InstantSource clock) {
    this.own = own;
    this.tests = tests;
    this.versions = versions;
    this.clock = clock;
  }

  /// Asks the workspace now and then.
  ///
  /// @return as of the last asking
  Optional<Division> now() {
    if (clock.instant().isBefore(again)) return now;
    again = clock.instant().plus(EVERY);
    var test = tests.active().stream().filter(this::divides).findFirst();
    if (test.isEmpty()) now = Optional.empty();
    else if (now.isEmpty() || now.get().number() != test.get().id()) now = of(test.get());
    return now;
  }

  private boolean divides(AbTest test) {
    return test.mode() == AbTest.Mode.SPLIT
        && test.task() == Task.ANOMALY
        && (test.versionA().equals(own.name()) || test.versionB().equals(own.name()));
  }

  /// Empty where the other version cannot serve; told once.
  private Optional<Division> of(AbTest test) {
    if (refused == test.id()) return Optional.empty();
    boolean a = test.versionA().equals(own.name());
    try {
      var other = versions.live(a ? test.modelB() : test.modelA());
      var split = AbTesting.split(test, AbTesting.BLOCK, versions.interval(test.modelA()));
      LongPredicate othersRow = tick -> split.began(tick) && split.servedByB(tick) == a;
      if (other.read().equals(own.read())) {
        return Optional.of(new Division(test.id(), other, othersRow));
      }
      LoggerFactory.getLogger(Dividing.class)
          .warn("{} reads other channels than {}; it serves no row", other.name(), own.name());
    } catch (DriftglassException e) {
      LoggerFactory.getLogger(Dividing.class)
          .warn("the test {} divides no feed: {}", test.name(), e.getMessage());
    }
    refused = test.id();
    return Optional.empty();
  }
}
