package io.driftglass.workbench.monitor;

import io.driftglass.config.Config;
import io.driftglass.config.Options;
import io.driftglass.db.Json;
import io.driftglass.interop.Mail;
import io.driftglass.monitor.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/// Tells new alerts to a command, an address or a mailbox that the user has named: beside
/// everything else, once each, within seconds. What fails is logged without the address, which may
/// hold a secret.
public final class AlertHooks implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration COMMAND_PATIENCE = Duration.ofSeconds(30);
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final List<String> command;
  private final String webhook;
  private final Optional<Mail.Account> mail;
  private final Optional<Function<Alert, DesktopNotice>> desktop;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          work -> Thread.ofPlatform().daemon().name("driftglass-hooks").unstarted(work));

  /// @param command words with spaces between them, quoted where they hold spaces; no shell sees
  ///   them; empty for none
  /// @param webhook an address that gets a POST; empty for none
  /// @param mail who gets a letter; empty for nobody
  /// @param desktop how the desktop shows one; empty where it shall not
  AlertHooks(
      String command,
      String webhook,
      Optional<Mail.Account> mail,
      Optional<Function<Alert, DesktopNotice>> desktop) {
    this.mail = mail;
    this.command = words(command);
    this.webhook = webhook.strip();
    this.desktop = desktop;
  }

  /// As the settings say.
  public static AlertHooks of(Config config) {
    return new AlertHooks(
        config.text(Options.ALERT_COMMAND),
        config.text(Options.ALERT_WEBHOOK),
        mailbox(config),
        config.flag(Options.ALERT_DESKTOP)
            ? Optional.of(alert -> DesktopNotice.of(System.getProperty("os.name"), alert))
            : Optional.empty());
  }

  private static Optional<Mail.Account> mailbox(Config config) {
    if (config.text(Options.ALERT_MAIL_TO).isBlank()) return Optional.empty();
    return Optional.of(
        new Mail.Account(
            config.text(Options.ALERT_MAIL_SERVER),
            config.text(Options.ALERT_MAIL_USER),
            config.text(Options.ALERT_MAIL_PASSWORD),
            config.text(Options.ALERT_MAIL_FROM),
            config.text(Options.ALERT_MAIL_TO)));
  }

  static List<String> words(String command) {
    var words = new ArrayList<String>();
    var found = WORD.matcher(command);
    while (found.find()) words.add(found.group(1) == null ? found.group(2) : found.group(1));
    return List.copyOf(words);
  }

  /// Returns at once.
  void tell(Alert alert) {
    if (!webhook.isEmpty()) worker.execute(() -> quietly("webhook", () -> post(alert)));
    if (!command.isEmpty()) worker.execute(() -> quietly("command", () -> run(alert)));
    mail.ifPresent(to -> worker.execute(() -> quietly("mail", () -> write(to, alert))));
    desktop.ifPresent(
        how -> worker.execute(() -> quietly("notification", () -> show(how.apply(alert)))));
  }

  private interface Telling {
    void run() throws IOException, InterruptedException;
  }

  private static void quietly(String what, Telling telling) {
    try {
      telling.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(AlertHooks.class)
          .warn(
              "the alert {} failed: {}",
              what,
              e instanceof Mail.NotSent told ? told.getMessage() : e.getClass().getSimpleName());
    }
  }

  private static void write(Mail.Account to, Alert alert) throws IOException {
    var machine = alert.machine().isEmpty() ? "" : " on " + alert.machine();
    new Mail(to)
        .send(
            "Driftglass: %s %s of %s"
                .formatted(
                    alert.level().name().toLowerCase(Locale.ROOT),
                    alert.type().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    alert.model()),
            "%s%n%n%s%s, %s%nAlert %d; end it with: driftglass monitor resolve %d%n"
                .formatted(
                    alert.message(),
                    alert.model(),
                    machine,
                    alert.raised(),
                    alert.id(),
                    alert.id()));
  }

  /// The alert as JSON on its standard input.
  private void run(Alert alert) throws IOException, InterruptedException {
    run(command, Map.of(), json(alert));
  }

  private static void show(DesktopNotice notice) throws IOException, InterruptedException {
    run(notice.words(), notice.surroundings(), "");
  }

  private static void run(List<String> words, Map<String, String> surroundings, String told)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(surroundings);
    var process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(told.getBytes(StandardCharsets.UTF_8));
    } catch (IOException deaf) {
      // it does not read what it is told
    }
    if (!process.waitFor(COMMAND_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new IOException("it did not end in time");
    }
    if (process.exitValue() != 0) throw new IOException("it ended with " + process.exitValue());
  }

  private void post(Alert alert) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(webhook))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json(alert)))
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      int status = client.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 300) throw new IOException("it answers with status " + status);
    }
  }

  static String json(Alert alert) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("id", alert.id());
    row.put("alert_type", alert.type().name().toLowerCase(Locale.ROOT));
    row.put("severity", alert.level().name().toLowerCase(Locale.ROOT));
    row.put("model", alert.model());
    row.put("machine_id", alert.machine());
    row.put("message", alert.message());
    row.put("timestamp", alert.raised().toString());
    return Json.write(row);
  }

  /// Waits a moment for what is being told.
  @Override
  public void close() {
    worker.shutdown();
    try {
      var most = PATIENCE.plus(COMMAND_PATIENCE);
      if (!worker.awaitTermination(most.toSeconds(), TimeUnit.SECONDS)) worker.shutdownNow();
    } catch (InterruptedException e) {
      worker.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
