package io.driftglass.config;

import java.util.Set;

/// What follows its settings while the workspace is open.
public interface Adjustable {
  /// Those that it follows.
  Set<Option> options();

  /// Takes them from settings that have been read again.
  void read(Config changed);
}
