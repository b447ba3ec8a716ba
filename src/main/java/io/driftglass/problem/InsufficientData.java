package io.driftglass.problem;

/// Too few usable rows: the message says how many are needed and how many there are.
public final class InsufficientData extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public InsufficientData(String message, String remedy) {
    super(message, remedy);
  }
}
