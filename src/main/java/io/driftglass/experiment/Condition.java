package io.driftglass.experiment;

/// Which runs are wanted, as an expression.
sealed interface Condition {
  record And(Condition left, Condition right) implements Condition {}

  record Or(Condition left, Condition right) implements Condition {}

  record Not(Condition inner) implements Condition {}

  /// Every run.
  record All() implements Condition {}

  /// A fact compared with a value; a run without that fact never passes.
  ///
  /// @param fact such as `status`, `method` or `mase`
  /// @param value as written, in small letters
  record Compare(String fact, Operator operator, String value) implements Condition {}

  enum Operator {
    EQUAL,
    NOT_EQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST,
    CONTAINS
  }
}
