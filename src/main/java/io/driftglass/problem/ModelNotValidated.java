package io.driftglass.problem;

/// A registration or promotion without out-of-sample validation.
public final class ModelNotValidated extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public ModelNotValidated(String message, String remedy) {
    super(message, remedy);
  }
}
