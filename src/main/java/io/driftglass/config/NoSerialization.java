package io.driftglass.config;

import java.io.ObjectInputFilter;

/// Refuses every serialized Java object, in every library: a file from outside can then never
/// choose the classes that are made. Driftglass writes none itself.
public final class NoSerialization {
  private static final ObjectInputFilter REJECT = info -> ObjectInputFilter.Status.REJECTED;

  private NoSerialization() {}

  /// For the whole process and for good; the first thing in `main`. A filter that was given to the
  /// JVM from outside stays.
  public static void forbid() {
    if (ObjectInputFilter.Config.getSerialFilter() == null) {
      ObjectInputFilter.Config.setSerialFilter(REJECT);
    }
  }
}
