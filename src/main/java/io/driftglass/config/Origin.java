package io.driftglass.config;

/// Where a value was set; an earlier one wins over a later one.
public enum Origin {
  COMMAND_LINE("the command line"),
  ENVIRONMENT("the environment"),
  FILE("the configuration file"),
  DEFAULT("the default");

  private final String words;

  Origin(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
