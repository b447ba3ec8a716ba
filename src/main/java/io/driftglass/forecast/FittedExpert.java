package io.driftglass.forecast;

import io.driftglass.neural.portable.Program;
import java.util.Optional;
import java.util.OptionalInt;

/// An expert that has learnt; immutable.
public interface FittedExpert {
  /// Fewest rows [#next] looks back on.
  int rowsBack();

  /// How many rows back [#next] looks where there are as many, at least [#rowsBack].
  int rowsUsed();

  /// The values that follow row `until - 1`. Rows from `until` on are not looked at.
  ///
  /// @param values oldest first, finite
  /// @param until at least [#rowsBack]
  double[] next(double[] values, int until, int horizonRows);

  /// The same expert for many questions about the same rows, which must not change meanwhile: it
  /// may remember what it has worked out. For one thread.
  default FittedExpert over(double[] values) {
    return this;
  }

  /// Everything learnt, as numbers.
  double[] parameters();

  /// How far off its values may be as the expert itself sees it: by its variance, by quantiles it
  /// has learnt, or by how far its members lie apart; empty where it has no view of that.
  ///
  /// @param values as for [#next]
  default Optional<Margins> margins(double[] values, int until, int horizonRows) {
    return Optional.empty();
  }

  /// Adds what [#next] does to a program, for experts that are a network or a ridge.
  ///
  /// @param window place of the last [#rowsUsed] values
  /// @return the place of the coming values; empty where it is neither
  default OptionalInt write(Program program, int window, int horizonRows) {
    return OptionalInt.empty();
  }

  /// What was chosen, in the notation of the method, such as `ETS(M,Ad,M)`; empty where there was
  /// nothing to choose.
  default String choice() {
    return "";
  }
}
