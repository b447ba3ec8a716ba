package io.driftglass.data.sniff;

import io.driftglass.data.read.NumberParser;
import io.driftglass.data.read.NumberParser.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;

/// What the sample says of one column.
final class Evidence {
  private static final int TEXTS = 1000;

  private final List<String> filled;
  private final double[] numbers;
  private final int numeric;
  private final Map<String, Integer> texts;
  private Optional<TimeSniffer.Stamps> stamps = Optional.empty();
  private boolean tried;

  private Evidence(List<String> filled, double[] numbers, int numeric, Map<String, Integer> texts) {
    this.filled = filled;
    this.numbers = numbers;
    this.numeric = numeric;
    this.texts = texts;
  }

  /// The cells that hold something other than a missing value.
  List<String> filled() {
    return filled;
  }

  /// One a row, NaN where the cell is missing or a text.
  double[] numbers() {
    return numbers;
  }

  /// How many cells are numbers.
  int numeric() {
    return numeric;
  }

  /// Different texts that are no numbers and how often each is met, at most 1000.
  Map<String, Integer> texts() {
    return texts;
  }

  static Evidence of(List<Sample.Row> rows, int column, NumberParser parser) {
    var filled = new ArrayList<String>(rows.size());
    var numbers = new double[rows.size()];
    var texts = new HashMap<String, Integer>();
    int numeric = 0;
    for (int row = 0; row < numbers.length; row++) {
      var cell = rows.get(row).cell(column);
      var found = parser.parse(cell);
      numbers[row] = found == Found.NUMBER ? parser.value() : Double.NaN;
      if (found == Found.MISSING) continue;
      filled.add(cell);
      if (found == Found.NUMBER) numeric++;
      else if (texts.size() < TEXTS) texts.merge(cell.strip(), 1, Integer::sum);
    }
    return new Evidence(filled, numbers, numeric, texts);
  }

  /// How the filled cells can be read as stamps, empty where they are none.
  Optional<TimeSniffer.Stamps> stamps() {
    if (!tried) stamps = TimeSniffer.patterns(filled);
    tried = true;
    return stamps;
  }

  boolean isEmpty() {
    return filled.isEmpty();
  }

  /// At least four of five cells are numbers; also where there is nothing to judge by.
  boolean isNumeric() {
    return numeric * 5 >= filled.size() * 4;
  }

  /// Only 0 and 1, at least one of them.
  boolean isBinary() {
    return numeric > 0 && numeric == filled.size() && every(value -> value == 0 || value == 1);
  }

  boolean isWhole() {
    return numeric > 0 && numeric == filled.size() && every(value -> value == Math.rint(value));
  }

  /// At least one number, and all of them in this range, both ends included.
  boolean isWithin(double least, double most) {
    return numeric > 0 && every(value -> value >= least && value <= most);
  }

  boolean isTrueFalse() {
    return !filled.isEmpty()
        && filled.stream().allMatch(cell -> cell.strip().matches("(?i)true|false"));
  }

  /// Whole numbers, each one more than the row before.
  boolean counts() {
    if (numeric < 3 || numeric < numbers.length) return false;
    for (int row = 1; row < numbers.length; row++) {
      if (numbers[row] != numbers[row - 1] + 1) return false;
    }
    return numbers[0] == Math.rint(numbers[0]);
  }

  /// Whole numbers in all rows that never fall.
  boolean climbs() {
    if (numeric < 2 || numeric < numbers.length || !isWhole()) return false;
    for (int row = 1; row < numbers.length; row++)
      if (numbers[row] < numbers[row - 1]) return false;
    return numbers[numbers.length - 1] > numbers[0];
  }

  private boolean every(DoublePredicate holds) {
    for (double value : numbers) if (!Double.isNaN(value) && !holds.test(value)) return false;
    return true;
  }
}
