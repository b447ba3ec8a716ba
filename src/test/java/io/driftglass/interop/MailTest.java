package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Letters to a mail server of this computer.
class MailTest {
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
      assertEquals("the mail server did not take the letter", told.getMessage());
      assertEquals(0, server.letters().size());
    }
    var none = new Mail.Account("mail.example.org", "", "secret", "a@b", "c@d");
    assertThrows(IllegalArgumentException.class, () -> new Mail(none));
    assertFalse(none.toString().contains("secret"));
  }

  private static Mail.Account account(LoopbackMailServer server, String user, String password) {
    return new Mail.Account(
        server.address(), user, password, "alerts@example.org", "a@example.org, b@example.org");
  }
}
