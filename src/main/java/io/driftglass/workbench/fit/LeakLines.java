package io.driftglass.workbench.fit;

import io.driftglass.evaluate.LeakCheck;
import io.driftglass.job.PassedOn;
import io.driftglass.job.Progress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the leak check of a training told into its log: the answer need not look a second time.
public final class LeakLines extends PassedOn {
  private static final String MARK = "leak check: ";

  private final List<String> found = new CopyOnWriteArrayList<>();

  public LeakLines(Progress to) {
    super(to);
  }

  public static void tell(List<LeakCheck.Leak> leaks, Progress to) {
    leaks.forEach(leak -> to.log(MARK + leak.line()));
  }

  @Override
  public void log(String line) {
    super.log(line);
    if (line.startsWith(MARK)) found.add(line.substring(MARK.length()));
  }

  /// One a leak; empty where nothing was found.
  public List<String> found() {
    return List.copyOf(found);
  }
}
