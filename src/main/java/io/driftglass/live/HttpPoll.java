package io.driftglass.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Asks an address for its lines again and again; an answer that fails is asked for again, and the
/// silence shows as stale. Rows that came before are recognised by their stamps and left out.
final class HttpPoll {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI address;
  private final Duration every;

  HttpPoll(URI address, Duration every) {
    this.address = address;
    this.every = every;
  }

  void follow(LineQueue lines) throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      while (!lines.isClosed()) {
        ask(client, lines);
        Thread.sleep(every);
      }
    }
  }

  private void ask(HttpClient client, LineQueue lines) throws InterruptedException {
    var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
    try {
      var answer = client.send(request, BodyHandlers.ofLines());
      try (var body = answer.body()) {
        if (answer.statusCode() != 200) return;
        for (var line : (Iterable<String>) body::iterator) if (!lines.put(line)) return;
      }
    } catch (IOException unreachable) {
      // asked again next time
    }
  }
}
