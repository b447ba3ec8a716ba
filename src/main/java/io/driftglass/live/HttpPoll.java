package io.driftglass.live;

import io.driftglass.data.read.JsonRecords;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Takes the lines of an address. One that pushes (`text/event-stream`) is listened to; where it
/// does not push, or stops, it is asked again and again. An answer that fails is asked for again,
/// and the silence shows as stale. Rows that came before are recognised by their stamps and left
/// out.
final class HttpPoll {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String PUSHED = "text/event-stream";
  private static final String ACCEPTED = PUSHED + ", text/csv, application/json, text/plain, */*";
  private static final String DATA = "data:";
  private static final int AHEAD = 1 << 12;

  private final URI address;
  private final Duration every;

  HttpPoll(URI address, Duration every) {
    this.address = address;
    this.every = every;
  }

  void follow(LineQueue lines) throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      while (!lines.isClosed()) {
        ask(client, lines);
        lines.pushed(false);
        Thread.sleep(every);
      }
    }
  }

  private void ask(HttpClient client, LineQueue lines) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(address).header("Accept", ACCEPTED).timeout(PATIENCE).build();
    try {
      var answer = client.send(request, BodyHandlers.ofInputStream());
      try (var body = new BufferedInputStream(answer.body())) {
        if (answer.statusCode() == 200) take(answer, body, lines);
      }
    } catch (IOException unreachable) {
      // asked again next time
    }
  }

  private static void take(HttpResponse<?> answer, InputStream body, LineQueue lines)
      throws IOException, InterruptedException {
    var type = answer.headers().firstValue("Content-Type").orElse("");
    boolean pushed = type.startsWith(PUSHED);
    lines.pushed(pushed);
    if (!pushed && isJson(body)) {
      JsonRecords.each(body, record -> put(record, lines));
      return;
    }
    var text = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    for (var line = text.readLine(); line != null; line = text.readLine()) {
      if (lines.isClosed()) return;
      if (pushed && !line.startsWith(DATA)) continue;
      var row = pushed ? datum(line) : line;
      if (!row.isEmpty() && !lines.put(row)) return;
    }
  }

  /// What follows the field's name, less the one space that may stand between.
  private static String datum(String line) {
    int from = DATA.length();
    return line.substring(line.startsWith(" ", from) ? from + 1 : from);
  }

  /// An array, or an object that spans lines; one object a line is read line by line. Waits for no
  /// more than tells: its first sign, and of an object the first line.
  private static boolean isJson(InputStream body) throws IOException {
    body.mark(AHEAD);
    int ahead = 1;
    int sign = body.read();
    for (; Character.isWhitespace(sign) && ahead < AHEAD; ahead++) sign = body.read();
    var line = new ByteArrayOutputStream();
    if (sign == '{') {
      for (int b = sign; b >= 0 && b != '\n' && b != '\r' && ahead < AHEAD; ahead++) {
        line.write(b);
        b = body.read();
      }
    }
    body.reset();
    if (sign != '{') return sign == '[';
    return JsonRecords.record(line.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static boolean put(Map<String, String> record, LineQueue lines) {
    try {
      return lines.put(JsonRecords.line(record));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
