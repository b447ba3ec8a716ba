package io.driftglass.ui.kit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// Looks at the window's thread five hundred times a second while a test runs, and notes where it
/// does what belongs beside it: the database, the disk, a model.
public final class FxWatch implements AutoCloseable {
  private static final Pattern BESIDE =
      Pattern.compile(
          "org\\.h2\\..*|java\\.sql\\..*|io\\.driftglass\\.db\\..*|io\\.driftglass\\.neural\\..*"
              + "|io\\.driftglass\\..*Store|io\\.driftglass\\.data\\.(Sniffer|Ingest|Profiling)"
              + "|java\\.nio\\.file\\.Files|java\\.lang\\.Thread\\.sleep");

  private final Set<String> offences = new ConcurrentSkipListSet<>();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread watcher;

  public FxWatch() throws Exception {
    var window = Fx.call(Thread::currentThread);
    watcher = Thread.ofPlatform().daemon().name("fx-watch").start(() -> watch(window));
  }

  /// Classes caught at work on the window's thread.
  public Set<String> offences() {
    return new TreeSet<>(offences);
  }

  @Override
  public void close() {
    over.set(true);
    watcher.interrupt();
  }

  private void watch(Thread window) {
    try {
      while (!over.get()) {
        List<StackTraceElement> stack = Arrays.asList(window.getStackTrace());
        stack.stream()
            .map(StackTraceElement::getClassName)
            .filter(name -> BESIDE.matcher(name).matches())
            .findFirst()
            .ifPresent(name -> offences.add(name + " from " + ours(stack)));
        Thread.sleep(2);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private static String ours(List<StackTraceElement> stack) {
    return stack.stream()
        .filter(frame -> frame.getClassName().startsWith("io.driftglass.ui."))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("elsewhere");
  }
}
