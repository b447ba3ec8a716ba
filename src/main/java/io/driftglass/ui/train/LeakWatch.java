package io.driftglass.ui.train;

import io.driftglass.evaluate.LeakCheck;
import io.driftglass.job.Runner;
import io.driftglass.method.Settings;
import io.driftglass.problem.Problem;
import io.driftglass.series.Frame;
import io.driftglass.ui.kit.part.Problems;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Looks, each time the split or the method has changed, whether the rows that are judged can be
/// known from those that are learnt.
final class LeakWatch {
  private final Runner loader;
  private final Consumer<Problem> failed;
  private final ReadOnlyObjectWrapper<List<LeakCheck.Leak>> leaks =
      new ReadOnlyObjectWrapper<>(this, "leaks");
  private final AtomicInteger asked = new AtomicInteger();

  LeakWatch(Runner loader, Consumer<Problem> failed) {
    this.loader = loader;
    this.failed = failed;
  }

  /// Null before that is looked for.
  ReadOnlyObjectProperty<List<LeakCheck.Leak>> leaksProperty() {
    return leaks.getReadOnlyProperty();
  }

  void forget() {
    leaks.set(null);
  }

  /// @param train rows learnt from
  /// @param from the first row judged on
  /// @param until the row after the last one judged on
  void look(Frame frame, int train, int from, int until, Settings chosen) {
    int mine = asked.incrementAndGet();
    loader.start(
        "Leak check",
        progress ->
            mine == asked.get()
                ? LeakCheck.of(frame, train, from, until, chosen)
                : List.<LeakCheck.Leak>of(),
        found -> {
          if (mine == asked.get()) leaks.set(found);
        },
        failure -> failed.accept(Problems.of(failure)));
  }
}
