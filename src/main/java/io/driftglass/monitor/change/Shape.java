package io.driftglass.monitor.change;

/// What a segment looks like between two changes.
enum Shape {
  LEVEL(2, 5.25),
  LINE(3, 7);

  /// Parameters of a series without a change: those of its one segment and the noise.
  final double parameters;

  /// What one more change must gain, in logarithms of the number of rows. Half as much again as the
  /// description length of its parameters and place (Zhang and Siegmund 2007, Biometrics 63),
  /// because people mark fewer changes than the likelihood finds.
  final double penalty;

  Shape(double parameters, double penalty) {
    this.parameters = parameters;
    this.penalty = penalty;
  }
}
