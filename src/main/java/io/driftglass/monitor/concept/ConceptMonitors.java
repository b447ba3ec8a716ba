package io.driftglass.monitor.concept;

import io.driftglass.method.Method;
import io.driftglass.method.Setting;
import io.driftglass.method.Settings;
import java.util.List;
import java.util.function.Function;

/// Every monitor of a stream. A new one is one file and one line here.
public final class ConceptMonitors {
  /// Chosen on no data set's name: it keeps its false alarm rate where rows depend on each other.
  public static final Method<ConceptMonitor> DEFAULT = WindowScan.METHOD;

  public static final List<Method<ConceptMonitor>> ALL =
      List.of(DEFAULT, Adwin.METHOD, PageHinkley.METHOD, Kswin.METHOD, Ddm.METHOD, Cusum.METHOD);

  private ConceptMonitors() {}

  static Method<ConceptMonitor> method(
      String id,
      String title,
      String paper,
      List<Setting> settings,
      Function<Settings, ConceptMonitor> make) {
    return new Method<>(id, title, paper, Method.Cost.INSTANT, settings, make);
  }
}
