package io.driftglass.report;

/// Text made safe for HTML.
final class Html {
  private Html() {}

  /// The text with the five characters that mean something in HTML written as entities.
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
