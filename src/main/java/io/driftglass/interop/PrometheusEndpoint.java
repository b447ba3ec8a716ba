package io.driftglass.interop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.driftglass.problem.Conflict;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/// Answers `GET /metrics` on this computer's own address and nothing else: it can be reached from
/// no other machine, changes nothing, and refuses a request whose Host header names another host,
/// so that no page in a browser can read it under a name of its own.
public final class PrometheusEndpoint implements AutoCloseable {
  private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final int WAITING = 16;

  private final HttpServer server;
  private final ExecutorService worker;
  private final Supplier<String> metrics;

  private PrometheusEndpoint(HttpServer server, Supplier<String> metrics) {
    this.server = server;
    this.metrics = metrics;
    this.worker =
        Executors.newSingleThreadExecutor(
            work -> Thread.ofPlatform().daemon().name("driftglass-metrics").unstarted(work));
  }

  /// Begins to answer.
  ///
  /// @param port 0 for any free one
  /// @param metrics the text, made anew for every request
  /// @throws Conflict where the port is in use
  public static PrometheusEndpoint start(int port, Supplier<String> metrics) {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var endpoint = new PrometheusEndpoint(HttpServer.create(loopback, WAITING), metrics);
      endpoint.server.createContext("/", endpoint::answer);
      endpoint.server.setExecutor(endpoint.worker);
      endpoint.server.start();
      return endpoint;
    } catch (IOException e) {
      throw new Conflict(
          "The metrics cannot be served on port %d: %s.".formatted(port, e.getMessage()),
          "Choose another port with metrics.port, or end the program that uses it.");
    }
  }

  /// Where it answers.
  public String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/metrics";
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      var host = exchange.getRequestHeaders().getFirst("Host");
      if (!ours(host)) {
        say(exchange, 403, "This address is for programs on this computer.\n");
      } else if (!exchange.getRequestMethod().equals("GET")) {
        exchange.getResponseHeaders().set("Allow", "GET");
        say(exchange, 405, "Only GET is answered.\n");
      } else if (!exchange.getRequestURI().getPath().equals("/metrics")) {
        say(exchange, 404, "See /metrics.\n");
      } else {
        tell(exchange);
      }
    } catch (IOException gone) {
      // whoever asked has hung up
    }
  }

  private void tell(HttpExchange exchange) throws IOException {
    String text;
    try {
      text = metrics.get();
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(PrometheusEndpoint.class).info("the metrics could not be told", e);
      say(exchange, 500, "The metrics cannot be read now.\n");
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", Metrics.CONTENT_TYPE);
    say(exchange, 200, text);
  }

  private static boolean ours(String host) {
    if (host == null) return false;
    var name = host.strip().toLowerCase(Locale.ROOT).replaceFirst(":[0-9]{1,5}$", "");
    return HOSTS.contains(name);
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().putIfAbsent("Content-Type", java.util.List.of("text/plain"));
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    worker.shutdown();
  }
}
