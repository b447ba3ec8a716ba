package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.driftglass.experiment.Tally;
import io.driftglass.job.JobState;
import io.driftglass.problem.Conflict;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrometheusEndpointTest {
  private static final Metrics METRICS =
      new Metrics(
          "1.2",
          List.of(
              new Tally("train", JobState.COMPLETED, 3, 4.5),
              new Tally("train", JobState.FAILED, 1, .5),
              new Tally("detect", JobState.RUNNING, 2, 0)),
          List.of(),
          List.of(),
          List.of());

  private PrometheusEndpoint endpoint;
  private int port;

  @BeforeEach
  void start() {
    endpoint = PrometheusEndpoint.start(0, METRICS::text);
    port = URI.create(endpoint.address()).getPort();
  }

  @AfterEach
  void stop() {
    endpoint.close();
  }

  @Test
  void requests_are_counted_by_action_and_status() throws IOException {
    var answer = ask("GET /metrics HTTP/1.1", "127.0.0.1:" + port);
    assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
    assertTrue(answer.contains("\r\nContent-type: text/plain; version=0.0.4"), answer);
    assertTrue(
        answer.contains(
            """
            # TYPE driftglass_requests_total counter
            driftglass_requests_total{action="detect",status="running"} 2.0
            driftglass_requests_total{action="train",status="completed"} 3.0
            driftglass_requests_total{action="train",status="failed"} 1.0
            """),
        answer);
    assertTrue(
        answer.contains("driftglass_request_duration_seconds_sum{action=\"train\"} 5.0\n"), answer);
    assertTrue(
        answer.contains("driftglass_request_duration_seconds_count{action=\"train\"} 4\n"), answer);
  }

  @Test
  void a_host_of_another_name_is_refused() throws IOException {
    for (var host : List.of("evil.example", "evil.example:" + port, "127.0.0.1.evil.example", "")) {
      assertTrue(ask("GET /metrics HTTP/1.1", host).startsWith("HTTP/1.1 403"), host);
    }
    for (var host : List.of("localhost", "LOCALHOST:" + port, "[::1]:" + port)) {
      assertTrue(ask("GET /metrics HTTP/1.1", host).startsWith("HTTP/1.1 200"), host);
    }
  }

  @Test
  void nothing_but_get_is_answered_and_nothing_but_metrics() throws IOException {
    for (var method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
      assertTrue(
          ask(method + " /metrics HTTP/1.1", "localhost").startsWith("HTTP/1.1 405"), method);
    }
    assertTrue(ask("GET / HTTP/1.1", "localhost").startsWith("HTTP/1.1 404"));
    assertTrue(ask("GET /metrics/../x HTTP/1.1", "localhost").startsWith("HTTP/1.1 404"));
  }

  @Test
  void it_is_reached_on_no_other_address() throws IOException {
    for (var network : java.util.Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (var address : java.util.Collections.list(network.getInetAddresses())) {
        if (address.isLoopbackAddress()) continue;
        assertThrows(
            ConnectException.class,
            () -> connect(new InetSocketAddress(address, port)),
            address.toString());
      }
    }
  }

  @Test
  void a_port_in_use_is_told() {
    var told = assertThrows(Conflict.class, () -> PrometheusEndpoint.start(port, () -> ""));
    assertTrue(told.getMessage().contains("port " + port), told.getMessage());
  }

  @Test
  void a_failure_is_told_without_its_inside_and_the_next_request_is_answered() throws IOException {
    try (var failing =
        PrometheusEndpoint.start(
            0,
            () -> {
              throw new IllegalStateException("secret");
            })) {
      port = URI.create(failing.address()).getPort();
      for (int i = 0; i < 2; i++) {
        var answer = ask("GET /metrics HTTP/1.1", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 500"), answer);
        assertEquals(-1, answer.indexOf("secret"));
      }
    }
  }

  private static void connect(InetSocketAddress address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(address, 2000);
    }
  }

  private String ask(String line, String host) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      var request = line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
