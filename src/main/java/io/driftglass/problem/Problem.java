package io.driftglass.problem;

/// Something wrong with what the user gave: a result, not an exception.
///
/// @param where the place, such as `line 2,114, column T`; empty where it has none
/// @param what what was wanted and what was found, a sentence
/// @param remedy what to do about it, a sentence
public record Problem(String where, String what, String remedy) {
  /// The whole as one line for a terminal or a log.
  public String sentence() {
    return (where.isEmpty() ? what : where + ": " + what) + (remedy.isEmpty() ? "" : " " + remedy);
  }
}
