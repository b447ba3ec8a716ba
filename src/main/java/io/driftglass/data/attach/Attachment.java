package io.driftglass.data.attach;

import java.time.Instant;

/// A document kept with a dataset: a data sheet, a drawing, a report.
///
/// @param dataset the name of the dataset; the document belongs to all of its versions
/// @param name as a file on any of the three systems may be called, wherever the record comes from:
///   never a path
/// @param kind what its bytes are, such as `PDF`
/// @param sha256 of the document's bytes
public record Attachment(
    long id, String dataset, String name, String kind, long bytes, String sha256, Instant at) {
  public Attachment {
    name = SafeName.of(name);
  }
}
