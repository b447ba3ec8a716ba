package io.driftglass.neural;

/// Matrix arithmetic in single precision: all that a network needs of a machine. Safe to use from
/// several threads; the same product has the same bits every time on one machine.
public interface Blas {
  /// c = a b + keep c.
  ///
  /// @param c not transposed, apart from `a` and `b` in memory
  /// @param keep 0 overwrites whatever is there, NaN too
  void multiply(Matrix a, Matrix b, Matrix c, float keep);

  /// Loops without native code: the same bits on every machine.
  static Blas plain() {
    return new PlainBlas();
  }

  /// What multiplies, such as `OpenBLAS`.
  String title();
}
