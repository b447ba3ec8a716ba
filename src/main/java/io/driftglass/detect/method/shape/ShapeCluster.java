package io.driftglass.detect.method.shape;

import java.util.List;

/// Windows of one shape.
///
/// @param centre the shape, of length 1; all 0 where the windows are flat
/// @param members some of its windows, moved to where the shape lies
/// @param size how many windows there are, may fall with time
/// @param radius the distance within which nearly all of its windows lie
@SuppressWarnings("ArrayRecordComponent")
record ShapeCluster(double[] centre, List<double[]> members, double size, double radius) {
  ShapeCluster {
    members = List.copyOf(members);
  }

  boolean flat() {
    for (double value : centre) if (value != 0) return false;
    return true;
  }

  /// What windows are compared with alone.
  static List<ShapeCluster> withoutMembers(List<ShapeCluster> clusters) {
    return clusters.stream()
        .map(one -> new ShapeCluster(one.centre, List.of(), one.size, one.radius))
        .toList();
  }
}
