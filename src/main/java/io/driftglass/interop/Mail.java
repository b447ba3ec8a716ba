package io.driftglass.interop;

import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/// Sends short letters through a mail server. A password goes over an encrypted connection alone,
/// or to this computer; where encryption was asked for, nothing of a letter goes without it.
public final class Mail {
  private static final String PATIENCE_MILLIS = Long.toString(Duration.ofSeconds(10).toMillis());

  private static final List<String> SCHEMES = List.of("smtp", "starttls", "smtps");

  private final Account account;
  private final Optional<SSLContext> trust;
  private final URI server;

  /// Where letters go and who sends them.
  ///
  /// @param server `smtp://host:587`, which is encrypted where the server can;
  ///   `starttls://host:587`, which begins openly and then always is (RFC 3207); or
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

  /// Why a letter did not go, in words that hold no secret.
  public static final class NotSent extends IOException {
    private static final long serialVersionUID = 1;

    NotSent(String why, Throwable cause) {
      super(why, cause);
    }
  }

  /// @throws IllegalArgumentException where the server is no such address
  public Mail(Account account) {
    this(account, Optional.empty());
  }

  /// @param trust whose certificates count; those of the Java runtime where empty
  Mail(Account account, Optional<SSLContext> trust) {
    this.account = account;
    this.trust = trust;
    try {
      this.server = new URI(account.server().strip());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the mail server is no address", e);
    }
    boolean known = server.getScheme() != null && SCHEMES.contains(server.getScheme());
    if (!known || server.getHost() == null) {
      throw new IllegalArgumentException("the mail server is not like smtp://host:587");
    }
  }

  /// @param subject one line; what follows a line break is left out
  /// @throws NotSent where the server does not take it, with the reason
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
      throw new NotSent("an address of the letter is none", e);
    } catch (MessagingException e) {
      throw new NotSent(why(e), e);
    }
  }

  private static String why(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException)
      return "the mail server refused the login";
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return "the certificate of the mail server is not trusted or not of its name; nothing was"
            + " sent. Have its authority trusted by Java, or name the server as its"
            + " certificate does";
      }
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return "the mail server cannot be reached";
      }
      if (String.valueOf(cause.getMessage()).contains("STARTTLS is required")) {
        return "the mail server offers no encryption (STARTTLS) and it is wanted; nothing was sent."
            + " Use smtps:// where the server has it";
      }
    }
    return "the mail server did not take the letter";
  }

  private Session session() {
    boolean hidden = server.getScheme().equals("smtps");
    boolean asked = server.getScheme().equals("starttls");
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
    p.put("mail.smtp.starttls.required", Boolean.toString(asked || (!hidden && login && !here())));
    trust.ifPresent(context -> p.put("mail.smtp.ssl.socketFactory", context.getSocketFactory()));
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
