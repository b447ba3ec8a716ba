package io.driftglass.workbench.pipeline;

import io.driftglass.data.attach.Leftovers;
import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
import io.driftglass.problem.WorkspaceUnavailable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/// Asks an address for a table once.
final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 512L << 20;

  private Fetch() {}

  /// @param folder for the file; made where it is not there
  /// @return a file for the caller to delete
  /// @throws NotFound where the address does not answer with a table
  /// @throws WorkspaceUnavailable where the answer cannot be kept
  static Path table(String url, Path folder, Progress progress) {
    return table(url, folder, PATIENCE, progress);
  }

  /// @param patience for the head of the answer, and for each further part of it
  static Path table(String url, Path folder, Duration patience, Progress progress) {
    var address = address(url);
    var request = HttpRequest.newBuilder(address).timeout(patience).build();
    progress.report(Double.NaN, "asking " + address.getHost());
    var file = file(folder, address);
    boolean whole = false;
    var client = HttpClient.newBuilder().connectTimeout(patience).build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new NotFound(
              "%s answers with status %d.".formatted(shown(address), answer.statusCode()),
              "Check the address.");
        }
        copy(body, file, address, patience, progress);
      }
      whole = true;
      return file;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (IOException e) {
      throw silent(address, e);
    } finally {
      client.shutdownNow();
      if (!whole) Leftovers.delete(file);
    }
  }

  private static Path file(Path folder, URI address) {
    try {
      return Files.createTempFile(Files.createDirectories(folder), "fetched-", ending(address));
    } catch (IOException e) {
      throw full(address, e);
    }
  }

  /// The last part of the path without its ending, else the host.
  static String name(String url) {
    var address = address(url);
    var path = address.getPath() == null ? "" : address.getPath();
    var last = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z0-9]{1,6}$", "");
    return last.isEmpty() ? address.getHost() : last;
  }

  private static URI address(String url) {
    try {
      var address = URI.create(url);
      boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
      if (web && address.getHost() != null) return address;
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new InvalidSetting(
        "'" + url.replaceFirst("//[^/]*@", "//").replaceFirst("[?#].*", "") + "' is no address.",
        "Write it like http://127.0.0.1:8080/readings.csv.");
  }

  private static String ending(URI address) {
    var path = address.getPath() == null ? "" : address.getPath();
    int dot = path.lastIndexOf('.');
    var ending = dot < 0 ? "" : path.substring(dot);
    return ending.matches("\\.[A-Za-z0-9]{1,6}") ? ending : ".csv";
  }

  private static void copy(
      InputStream in, Path file, URI address, Duration patience, Progress progress)
      throws InterruptedException {
    try (var out = Files.newOutputStream(file);
        var reader = Executors.newVirtualThreadPerTaskExecutor()) {
      var chunk = new byte[1 << 16];
      long total = 0;
      for (int n = read(in, chunk, reader, address, patience);
          n >= 0;
          n = read(in, chunk, reader, address, patience)) {
        progress.check();
        total += n;
        if (total > MOST_BYTES) {
          throw new NotFound(
              "The answer is larger than %,d MB.".formatted(MOST_BYTES >> 20),
              "Ask for a part of it.");
        }
        out.write(chunk, 0, n);
      }
    } catch (IOException e) {
      throw full(address, e);
    }
  }

  /// Waits no longer than the patience for the next part.
  private static int read(
      InputStream in, byte[] chunk, ExecutorService reader, URI address, Duration patience)
      throws InterruptedException {
    var asked = reader.submit(() -> in.read(chunk));
    try {
      return asked.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      close(in);
      throw new NotFound(
          "%s stopped in the middle of its answer, for %,.1f s."
              .formatted(shown(address), patience.toMillis() / 1e3),
          "Try again later, or ask for less.");
    } catch (ExecutionException e) {
      throw silent(address, e.getCause());
    } catch (InterruptedException e) {
      close(in);
      throw e;
    }
  }

  /// Ends a reading that waits.
  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      LoggerFactory.getLogger(Fetch.class).debug("an answer cannot be closed", e);
    }
  }

  private static NotFound silent(URI address, Throwable e) {
    var why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new NotFound(
        "%s does not answer: %s.".formatted(shown(address), why),
        "Check the address and the connection.");
  }

  private static WorkspaceUnavailable full(URI address, IOException e) {
    return new WorkspaceUnavailable(
        "The answer of %s cannot be kept: %s".formatted(shown(address), e.getMessage()),
        "Check that the workspace may be written and that the disk has room, then try again.",
        e);
  }

  /// Without what may be secret: a login, and whatever comes after the host.
  private static String shown(URI address) {
    return address.getScheme() + "://" + address.getHost();
  }
}
