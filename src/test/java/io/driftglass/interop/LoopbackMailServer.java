package io.driftglass.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server of this computer that keeps the letters it gets (RFC 5321, AUTH PLAIN and LOGIN;
/// RFC 3207 STARTTLS).
public final class LoopbackMailServer implements AutoCloseable {
  /// One letter as it came.
  public record Letter(String from, List<String> to, String text) {}

  private final ServerSocket socket;
  private final boolean lets;
  private final Optional<SSLContext> certificate;
  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final List<String> clear = new CopyOnWriteArrayList<>();
  private volatile String login = "";

  /// @param lets whether it takes any user and password, or none
  public LoopbackMailServer(boolean lets) throws IOException {
    this(lets, Optional.empty());
  }

  /// @param certificate with which it encrypts where it is asked to; it offers none where empty
  LoopbackMailServer(boolean lets, Optional<SSLContext> certificate) throws IOException {
    this.lets = lets;
    this.certificate = certificate;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  public String address() {
    return "smtp://127.0.0.1:" + socket.getLocalPort();
  }

  /// The first words of the lines that came unencrypted.
  List<String> clear() {
    return clear;
  }

  public List<Letter> letters() {
    return letters;
  }

  /// User and password of the last login, as they came.
  public String login() {
    return login;
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (var peer = socket.accept()) {
        talk(peer);
      } catch (IOException ended) {
        // closed, or the other side left
      }
    }
  }

  private void talk(Socket peer) throws IOException {
    say(peer.getOutputStream(), "220 here");
    if (!talk(peer, certificate.isPresent())) return;
    var factory = certificate.orElseThrow().getSocketFactory();
    try (var hidden = (SSLSocket) factory.createSocket(peer, null, peer.getPort(), true)) {
      hidden.setUseClientMode(false);
      talk(hidden, false);
    }
  }

  /// @param offers whether it may go on encrypted
  /// @return whether it is to go on so
  private boolean talk(Socket peer, boolean offers) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    var out = peer.getOutputStream();
    String from = "";
    var to = new ArrayList<String>();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      var word = line.toUpperCase(Locale.ROOT);
      if (!(peer instanceof SSLSocket)) clear.add(word.split(" ")[0]);
      if (word.startsWith("EHLO")) {
        say(out, "250-here\r\n" + (offers ? "250-STARTTLS\r\n" : "") + "250 AUTH PLAIN LOGIN");
      } else if (word.equals("STARTTLS") && offers) {
        say(out, "220 go on");
        return true;
      } else if (word.startsWith("AUTH")) say(out, let(line, in, out));
      else if (word.startsWith("MAIL FROM:")) {
        from = line.substring(10);
        say(out, "250 ok");
      } else if (word.startsWith("RCPT TO:")) {
        to.add(line.substring(8));
        say(out, "250 ok");
      } else if (word.equals("DATA")) {
        say(out, "354 go on");
        letters.add(new Letter(from, List.copyOf(to), text(in)));
        say(out, "250 ok");
      } else {
        say(out, word.equals("QUIT") ? "221 bye" : "250 ok");
        if (word.equals("QUIT")) return false;
      }
    }
    return false;
  }

  private String let(String line, BufferedReader in, OutputStream out) throws IOException {
    var words = line.split(" ");
    if (words[1].equalsIgnoreCase("PLAIN")) {
      var both = decoded(words.length > 2 ? words[2] : asked("", in, out)).split("\0");
      login = both[1] + " " + both[2];
    } else {
      var user = words.length > 2 ? words[2] : asked("VXNlcm5hbWU6", in, out);
      login = decoded(user) + " " + decoded(asked("UGFzc3dvcmQ6", in, out));
    }
    return lets ? "235 ok" : "535 no";
  }

  private static String asked(String word, BufferedReader in, OutputStream out) throws IOException {
    say(out, "334 " + word);
    return in.readLine();
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static String text(BufferedReader in) throws IOException {
    var text = new StringBuilder();
    for (String line = in.readLine(); !".".equals(line); line = in.readLine()) {
      text.append(line).append('\n');
    }
    return text.toString();
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
