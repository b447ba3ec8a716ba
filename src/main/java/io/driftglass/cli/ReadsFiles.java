package io.driftglass.cli;

/// A command that accepts files and therefore the reading options.
interface ReadsFiles {
  ReadingArguments reading();
}
