package io.driftglass.neural;

/// CUDA did not do what it was asked to; the message is a part of a sentence. Never leaves this
/// folder: the processor takes over.
final class CudaFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean noDevice;

  CudaFailure(String message) {
    this(message, false);
  }

  private CudaFailure(String message, boolean noDevice) {
    super(message);
    this.noDevice = noDevice;
  }

  /// There is nothing that could have worked.
  static CudaFailure noDevice(String message) {
    return new CudaFailure(message, true);
  }

  boolean noDevice() {
    return noDevice;
  }
}
