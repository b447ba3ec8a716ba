package io.driftglass.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.driftglass.problem.DriftglassException;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a command says: results to stdout as tables or one JSON document, everything else to
/// stderr.
final class Terminal {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .registerModule(
              new SimpleModule()
                  .addSerializer(double.class, new FiniteOrNull())
                  .addSerializer(Double.class, new FiniteOrNull()));

  private final PrintWriter out;
  private final PrintWriter err;

  Terminal(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  PrintWriter err() {
    return err;
  }

  /// Prints a line of the result.
  void say(String line) {
    out.println(line);
    out.flush();
  }

  /// Prints a remark that is no result.
  void note(String line) {
    err.println(line);
    err.flush();
  }

  /// Prints maps, lists, texts and numbers as one JSON document; a number that is not finite
  /// becomes null.
  void document(Object document) {
    try {
      say(JSON.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a result could not be written as JSON", e);
    }
  }

  /// Prints columns as wide as their widest cell; numbers to the right.
  void table(List<String> header, List<List<String>> rows) {
    var widths = new int[header.size()];
    var all = new ArrayList<List<String>>(List.of(header));
    all.addAll(rows);
    for (var row : all) {
      for (int c = 0; c < widths.length; c++) widths[c] = Math.max(widths[c], row.get(c).length());
    }
    for (var row : all) {
      var line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String pad = " ".repeat(widths[c] - row.get(c).length());
        boolean number = row.get(c).matches("[-−]?[0-9][0-9.,]*( %| s)?");
        line.append(number ? pad + row.get(c) : row.get(c) + pad).append("  ");
      }
      say(line.toString().stripTrailing());
    }
  }

  /// Prints a failure: a sentence with its remedy, or the JSON error document.
  void failure(Throwable failure, boolean json, String hint) {
    String type =
        failure instanceof DriftglassException ? failure.getClass().getSimpleName() : "Failure";
    String message = sentence(failure);
    String remedy = failure instanceof DriftglassException told ? told.remedy() : hint;
    if (json) {
      var error = new LinkedHashMap<String, String>();
      error.put("type", type);
      error.put("message", message);
      error.put("remedy", remedy);
      document(Map.of("error", error));
    } else {
      String stop = message.matches("(?s).*[.!?:…]") ? "" : ".";
      note(message + stop + (remedy.isEmpty() ? "" : " " + remedy));
    }
  }

  private static String sentence(Throwable failure) {
    if (failure instanceof java.nio.file.NoSuchFileException missing) {
      return "There is no file " + missing.getFile() + ".";
    }
    String message = failure.getMessage();
    return message == null
        ? "Something failed: " + failure.getClass().getSimpleName() + "."
        : message;
  }

  private static final class FiniteOrNull extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) json.writeNumber(value);
      else json.writeNull();
    }
  }
}
