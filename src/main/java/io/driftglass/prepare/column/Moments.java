package io.driftglass.prepare.column;

/// Count, means, squares and products of points (x, y); merged without a subtraction of sums, so
/// that nothing cancels (Chan, Golub and LeVeque 1983).
final class Moments {
  double count;
  double meanX;
  double meanY;
  double squaresX;
  double squaresY;
  double products;

  void clear() {
    count = meanX = meanY = squaresX = squaresY = products = 0;
  }

  void set(Moments other) {
    count = other.count;
    meanX = other.meanX;
    meanY = other.meanY;
    squaresX = other.squaresX;
    squaresY = other.squaresY;
    products = other.products;
  }

  /// Takes in a point; one without a value is left out.
  void add(double x, double y) {
    if (Double.isNaN(y)) return;
    count++;
    double awayX = x - meanX;
    double awayY = y - meanY;
    meanX += awayX / count;
    meanY += awayY / count;
    squaresX += awayX * (x - meanX);
    squaresY += awayY * (y - meanY);
    products += awayX * (y - meanY);
  }

  void add(Moments other) {
    if (other.count == 0) return;
    if (count == 0) {
      set(other);
      return;
    }
    double all = count + other.count;
    double awayX = other.meanX - meanX;
    double awayY = other.meanY - meanY;
    double weight = count * other.count / all;
    meanX += awayX * other.count / all;
    meanY += awayY * other.count / all;
    squaresX += other.squaresX + awayX * awayX * weight;
    squaresY += other.squaresY + awayY * awayY * weight;
    products += other.products + awayX * awayY * weight;
    count = all;
  }

  double mean() {
    return count == 0 ? Double.NaN : meanY;
  }

  /// Sample standard deviation; NaN below two values.
  double std() {
    return count < 2 ? Double.NaN : Math.sqrt(squaresY / (count - 1));
  }

  /// Least-squares slope; NaN below two different places.
  double slope() {
    return squaresX > 0 ? products / squaresX : Double.NaN;
  }
}
