package io.driftglass.ui.kit.part;

/// What a message is for, and its colour: red refuses, amber asks, teal informs, green is done.
public enum Tone {
  REFUSE("note-bad", "mdoal-error_outline", "i-bad"),
  ASK("note-warn", "mdoal-help_outline", "i-warn"),
  INFORM("note-accent", "mdoal-info", "i-accent"),
  DONE("note-good", "mdoal-check_circle_outline", "i-good");

  private final String box;
  private final String icon;
  private final String iconColour;

  Tone(String box, String icon, String iconColour) {
    this.box = box;
    this.icon = icon;
    this.iconColour = iconColour;
  }

  String box() {
    return box;
  }

  public String icon() {
    return icon;
  }

  public String iconColour() {
    return iconColour;
  }
}
