package io.driftglass.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Listens on a port that only this computer can reach; one sender at a time, the next when it has
/// hung up.
final class SocketLines {
  private static final int PATIENCE_MILLIS = 200;

  private final int port;

  SocketLines(int port) {
    this.port = port;
  }

  void follow(LineQueue lines) throws IOException, InterruptedException {
    try (var server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout(PATIENCE_MILLIS);
      while (!lines.isClosed()) listen(server, lines);
    }
  }

  private static void listen(ServerSocket server, LineQueue lines)
      throws IOException, InterruptedException {
    try (var socket = server.accept()) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      var text =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      while (!lines.isClosed()) {
        try {
          var line = text.readLine();
          if (line == null || !lines.put(line)) return;
        } catch (SocketTimeoutException silence) {
          // nothing was sent meanwhile
        }
      }
    } catch (SocketTimeoutException nobody) {
      // looked whether it is over
    }
  }
}
