package io.driftglass.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Certificates that the `keytool` of the running Java signs for itself.
record Certificates(KeyStore store) {
  private static final char[] PASSWORD = "changeit".toCharArray();

  /// @param names such as `ip:127.0.0.1` or `dns:mail.example.org`
  static Certificates of(Path folder, String names) throws Exception {
    var file = folder.resolve(names.replaceAll("\\W", "-") + ".p12");
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var log = folder.resolve("keytool.log");
    var process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-alias",
                "mail",
                "-keyalg",
                "EC",
                "-dname",
                "CN=mail",
                "-ext",
                "san=" + names,
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit",
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    process.waitFor(120, TimeUnit.SECONDS);
    assertEquals(0, process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
    return new Certificates(KeyStore.getInstance(file.toFile(), PASSWORD));
  }

  /// Of a server that shows it.
  SSLContext shown() throws GeneralSecurityException, IOException {
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  /// Of somebody who trusts it and nothing else.
  SSLContext trusted() throws GeneralSecurityException, IOException {
    var chain = KeyStore.getInstance("PKCS12");
    chain.load(null, PASSWORD);
    chain.setCertificateEntry("mail", store.getCertificate("mail"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(chain);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }
}
