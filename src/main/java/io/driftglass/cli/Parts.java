package io.driftglass.cli;

import java.util.List;

/// A command whose sub-commands are classes of their own.
interface Parts {
  List<Object> parts();
}
