package io.driftglass.problem;

/// A frame whose channels are not those a model was fitted on; missing and extra ones are listed.
public final class SchemaMismatch extends DriftglassException {
  private static final long serialVersionUID = 1L;

  public SchemaMismatch(String message, String remedy) {
    super(message, remedy);
  }
}
