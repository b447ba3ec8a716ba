package io.driftglass.data.read;

import java.util.function.BooleanSupplier;

/// Hands rows on and remembers what failed where they went. Libraries fail with any exception on a
/// damaged file; by this it is told from a failure of those who take the rows.
final class WatchedSink implements RowSink {
  private final RowSink sink;
  private RuntimeException failure;

  WatchedSink(RowSink sink) {
    this.sink = sink;
  }

  /// Throws what the sink has thrown, if anything.
  void rethrow() {
    if (failure != null) throw failure;
  }

  @Override
  public void begin(long line) {
    watch(() -> sink.begin(line));
  }

  @Override
  public void cell(int index, char[] buffer, int offset, int length) {
    watch(() -> sink.cell(index, buffer, offset, length));
  }

  @Override
  public void broken(String text, String reason) {
    watch(() -> sink.broken(text, reason));
  }

  @Override
  public boolean end(int cells) {
    return watch((BooleanSupplier) () -> sink.end(cells));
  }

  private void watch(Runnable step) {
    watch(
        (BooleanSupplier)
            () -> {
              step.run();
              return true;
            });
  }

  private boolean watch(BooleanSupplier step) {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException thrown) {
      failure = thrown;
      throw thrown;
    }
  }
}
