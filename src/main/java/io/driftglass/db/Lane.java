package io.driftglass.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.h2.api.ErrorCode;

/// Threads with a connection each, which nobody but this class can reach, so nobody can interrupt
/// them: an interrupt inside H2 closes its file for everybody (h2 #227).
final class Lane implements AutoCloseable {
  /// Opens one more connection to the workspace.
  interface Source {
    Connection connect() throws SQLException;
  }

  private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
  private final ScopedValue<Connection> busy = ScopedValue.newInstance();
  private final ExecutorService threads;

  /// @param width connections, and as many threads
  Lane(String name, int width, Source source) {
    threads = Executors.newFixedThreadPool(width, work -> daemon(name, work));
    try {
      for (int i = 0; i < width; i++) idle.add(await(source::connect));
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Waits for the answer, even where the caller is interrupted meanwhile: what was committed is
  /// then known. The caller's interrupt status is kept. A query asked from within a query of the
  /// same lane runs on the same connection.
  <T> T ask(Query<T> query) {
    if (busy.isBound()) return Failures.unchecked(() -> query.run(busy.get()));
    return await(
        () -> {
          var connection = idle.remove();
          try {
            return ScopedValue.where(busy, connection).call(() -> query.run(connection));
          } finally {
            idle.add(connection);
          }
        });
  }

  /// Whether the calling thread is inside a query of this lane.
  boolean asking() {
    return busy.isBound();
  }

  private <T> T await(Failures.Call<T> call) {
    try {
      return CompletableFuture.supplyAsync(() -> Failures.unchecked(call), threads).join();
    } catch (RejectedExecutionException e) {
      throw Failures.of(new SQLException("closed", "", ErrorCode.DATABASE_IS_CLOSED, e));
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case RuntimeException cause -> throw cause;
        case Error cause -> throw cause;
        default -> throw e;
      }
    }
  }

  /// Finishes what is queued, then closes the connections.
  @Override
  public void close() {
    for (var c = idle.poll(); c != null; c = idle.poll()) {
      var connection = c;
      await(
          () -> {
            connection.close();
            return null;
          });
    }
    threads.shutdown();
  }

  private static Thread daemon(String name, Runnable work) {
    return Thread.ofPlatform().name("driftglass-" + name).daemon().unstarted(work);
  }
}
