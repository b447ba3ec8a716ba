package io.driftglass.workbench;

import io.driftglass.job.Progress;
import io.driftglass.problem.InvalidSetting;
import io.driftglass.problem.NotFound;
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

/// Asks an address for a table once.
final class Fetch {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long MOST_BYTES = 512L << 20;

  private Fetch() {}

  /// @return a file for the caller to delete
  /// @throws NotFound where the address does not answer with a table
  static Path table(String url, Home home, Progress progress) throws IOException {
    var address = address(url);
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    progress.report(Double.NaN, "asking " + address.getHost());
    var file = Files.createTempFile(home.root(), "fetched-", ending(address));
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) {
          throw new NotFound(
              "%s answers with status %d.".formatted(url, answer.statusCode()),
              "Check the address.");
        }
        copy(body, file, progress);
      }
      return file;
    } catch (InterruptedException e) {
      Files.deleteIfExists(file);
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw new NotFound(
          "%s does not answer: %s.".formatted(url, e), "Check the address and the connection.");
    } catch (RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
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
        "'" + url + "' is no address.", "Write it like http://127.0.0.1:8080/readings.csv.");
  }

  private static String ending(URI address) {
    var path = address.getPath() == null ? "" : address.getPath();
    int dot = path.lastIndexOf('.');
    var ending = dot < 0 ? "" : path.substring(dot);
    return ending.matches("\\.[A-Za-z0-9]{1,6}") ? ending : ".csv";
  }

  private static void copy(InputStream in, Path file, Progress progress) throws IOException {
    try (var out = Files.newOutputStream(file)) {
      var chunk = new byte[1 << 16];
      long total = 0;
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        progress.check();
        total += n;
        if (total > MOST_BYTES) {
          throw new NotFound(
              "The answer is larger than %,d MB.".formatted(MOST_BYTES >> 20),
              "Ask for a part of it.");
        }
        out.write(chunk, 0, n);
      }
    }
  }
}
