package io.driftglass.report;

import java.util.List;

/// What a report is made of, from top to bottom.
sealed interface Part {
  record Heading(String text) implements Part {}

  record Paragraph(String text) implements Part {}

  /// @param rows each as long as `header`
  record Table(List<String> header, List<List<String>> rows) implements Part {}

  record Figure(String caption, Plot plot) implements Part {}
}
