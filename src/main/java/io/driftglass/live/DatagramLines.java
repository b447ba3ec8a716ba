package io.driftglass.live;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Listens for datagrams on a port that only this computer can reach; each holds whole lines.
final class DatagramLines {
  private static final int PATIENCE_MILLIS = 200;
  private static final int MOST_BYTES = 1 << 16;

  private final int port;

  DatagramLines(int port) {
    this.port = port;
  }

  void follow(LineQueue lines) throws IOException, InterruptedException {
    var packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
    try (var socket = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      while (!lines.isClosed()) {
        try {
          packet.setLength(MOST_BYTES);
          socket.receive(packet);
        } catch (SocketTimeoutException silence) {
          continue;
        }
        var text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        for (var line : text.lines().toList()) {
          if (!line.isBlank() && !lines.put(line)) return;
        }
      }
    }
  }
}
