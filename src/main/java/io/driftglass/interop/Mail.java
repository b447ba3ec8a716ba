package io.driftglass.interop;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Properties;

/// Sends short letters through a mail server. A password goes over an encrypted connection alone,
/// or to this computer.
public final class Mail {
  private static final String PATIENCE_MILLIS = Long.toString(Duration.ofSeconds(10).toMillis());

  private final Account account;
  private final URI server;

  /// Where letters go and who sends them.
  ///
  /// @param server `smtp://host:587`, which is encrypted where the server can, or
  ///   `smtps://host:465`, which always is
  /// @param user empty where the server asks for none
  /// @param to one address, or several with commas between them
  public record Account(String server, String user, String password, String from, String to) {
    /// Without the password.
    @Override
    public String toString() {
      return "mail from " + from + " to " + to;
    }
  }

  /// @throws IllegalArgumentException where the server is no such address
  public Mail(Account account) {
    this.account = account;
    try {
      this.server = new URI(account.server().strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the mail server is no address", e);
    }
    boolean known = "smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme());
    if (!known || server.getHost() == null) {
      throw new IllegalArgumentException("the mail server is not like smtp://host:587");
    }
  }

  /// @param subject one line; what follows a line break is left out
  /// @throws IOException where the server does not take it
  public void send(String subject, String text) throws IOException {
    try {
      var message = new MimeMessage(session());
      message.setFrom(new InternetAddress(account.from().strip(), true));
      for (var to : InternetAddress.parse(account.to(), true)) {
        message.addRecipient(MimeMessage.RecipientType.TO, to);
      }
      message.setSubject(subject.lines().findFirst().orElse(""), StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setHeader("Date", RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC)));
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
    } catch (AddressException e) {
      throw new IOException("an address of the letter is none", e);
    } catch (MessagingException e) {
      throw new IOException("the mail server did not take the letter", e);
    }
  }

  private Session session() {
    boolean hidden = server.getScheme().equals("smtps");
    boolean login = !account.user().isEmpty();
    var p = new Properties();
    p.put("mail.smtp.host", server.getHost());
    p.put("mail.smtp.port", Integer.toString(port(hidden)));
    p.put("mail.smtp.connectiontimeout", PATIENCE_MILLIS);
    p.put("mail.smtp.timeout", PATIENCE_MILLIS);
    p.put("mail.smtp.writetimeout", PATIENCE_MILLIS);
    p.put("mail.smtp.ssl.enable", Boolean.toString(hidden));
    p.put("mail.smtp.ssl.checkserveridentity", "true");
    p.put("mail.smtp.starttls.enable", Boolean.toString(!hidden));
    p.put("mail.smtp.starttls.required", Boolean.toString(!hidden && login && !here()));
    p.put("mail.smtp.auth", Boolean.toString(login));
    return Session.getInstance(
        p,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(account.user(), account.password());
          }
        });
  }

  private int port(boolean hidden) {
    if (server.getPort() > 0) return server.getPort();
    return hidden ? 465 : 587;
  }

  private boolean here() {
    return server.getHost().equals("localhost")
        || server.getHost().equals("127.0.0.1")
        || server.getHost().equals("[::1]");
  }
}
