package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters to a mail server of this computer.
class MailTest {
  @TempDir Path folder;

  @Test
  void a_letter_arrives_with_its_words_and_after_the_login() throws IOException {
    try (var server = new LoopbackMailServer(true)) {
      new Mail(account(server, "watch", "geheim")).send("Pumpe: Durchfluß\nBcc: x@y", "Grüße\n");
      var letter = server.letters().getFirst();
      assertEquals("watch geheim", server.login());
      assertEquals("<alerts@example.org>", letter.from());
      assertEquals("[<a@example.org>, <b@example.org>]", letter.to().toString());
      assertTrue(letter.text().contains("Auto-Submitted: auto-generated"), letter.text());
      assertTrue(letter.text().contains("=?UTF-8?Q?Pumpe:_Durchflu=C3=9F?="), letter.text());
      assertFalse(letter.text().contains("Bcc"), letter.text());
    }
  }

  @Test
  void a_server_that_refuses_and_one_that_is_none_are_told() throws IOException {
    try (var server = new LoopbackMailServer(false)) {
      var mail = new Mail(account(server, "watch", "wrong"));
      var told = assertThrows(IOException.class, () -> mail.send("a", "b"));
      assertEquals("the mail server refused the login", told.getMessage());
      assertEquals(0, server.letters().size());
    }
    var none = new Mail.Account("mail.example.org", "", "secret", "a@b", "c@d");
    assertThrows(IllegalArgumentException.class, () -> new Mail(none));
    assertFalse(none.toString().contains("secret"));
  }

  @Test
  void where_encryption_is_there_it_begins_before_the_login_and_the_letter() throws Exception {
    var own = Certificates.of(folder, "ip:127.0.0.1");
    for (var scheme : List.of("starttls", "smtp")) {
      try (var server = new LoopbackMailServer(true, Optional.of(own.shown()))) {
        new Mail(account(server, scheme), Optional.of(own.trusted())).send("Pump", "hot\n");
        assertEquals("watch geheim", server.login());
        assertTrue(server.letters().getFirst().text().contains("hot"));
        assertEquals(List.of("EHLO", "STARTTLS"), server.clear(), scheme);
      }
    }
  }

  @Test
  void a_certificate_that_is_not_trusted_or_of_another_name_ends_it_before_the_login()
      throws Exception {
    var own = Certificates.of(folder, "ip:127.0.0.1");
    var other = Certificates.of(folder, "dns:mail.example.org");
    refuses(Optional.of(own.shown()), "starttls", Optional.empty(), "certificate");
    refuses(Optional.of(own.shown()), "smtp", Optional.empty(), "certificate");
    refuses(Optional.of(own.shown()), "starttls", Optional.of(other.trusted()), "certificate");
    refuses(Optional.of(other.shown()), "starttls", Optional.of(other.trusted()), "certificate");
  }

  @Test
  void where_encryption_was_asked_for_and_is_not_offered_nothing_is_sent() throws Exception {
    refuses(Optional.empty(), "starttls", Optional.empty(), "offers no encryption (STARTTLS)");
  }

  /// Only the greeting goes openly: no login, no address, no letter.
  private static void refuses(
      Optional<SSLContext> shown, String scheme, Optional<SSLContext> trust, String words)
      throws IOException {
    try (var server = new LoopbackMailServer(true, shown)) {
      var mail = new Mail(account(server, scheme), trust);
      var told = assertThrows(Mail.NotSent.class, () -> mail.send("a", "b"));
      assertTrue(told.getMessage().contains(words), told.getMessage());
      assertTrue(told.getMessage().contains("nothing was sent"), told.getMessage());
      assertFalse(told.getMessage().contains("geheim"));
      assertEquals("", server.login());
      assertEquals(List.of(), server.letters());
      assertTrue(
          List.of("EHLO", "STARTTLS", "QUIT").containsAll(server.clear()),
          server.clear().toString());
    }
  }

  private static Mail.Account account(LoopbackMailServer server, String scheme) {
    var plain = account(server, "watch", "geheim");
    return new Mail.Account(
        plain.server().replaceFirst("smtp", scheme),
        plain.user(),
        plain.password(),
        plain.from(),
        plain.to());
  }

  private static Mail.Account account(LoopbackMailServer server, String user, String password) {
    return new Mail.Account(
        server.address(), user, password, "alerts@example.org", "a@example.org, b@example.org");
  }
}
