package io.driftglass.experiment;

import io.driftglass.experiment.Condition.Operator;
import io.driftglass.problem.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a filter expression: comparisons such as `mase < 1`, `method = ridge` or `title ~ "pump
/// 3"`, joined by `and`, `or`, `not` and brackets. Words without an operator are looked for in the
/// title.
final class ConditionText {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(\"[^\"]*\"|'[^']*'|<=|>=|!=|==|=|<|>|~|\\(|\\)|[^\\s\"'<>=!~()]+)\\s*");
  private static final Map<String, Operator> OPERATORS =
      Map.of(
          "=", Operator.EQUAL,
          "==", Operator.EQUAL,
          "!=", Operator.NOT_EQUAL,
          "<", Operator.LESS,
          "<=", Operator.AT_MOST,
          ">", Operator.GREATER,
          ">=", Operator.AT_LEAST,
          "~", Operator.CONTAINS);
  private static final Pattern PREFIX = Pattern.compile("(param|parameter|metric)s?\\.(.+)");

  private final String text;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private ConditionText(String text) {
    this.text = text;
    var matcher = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length()) {
      if (!matcher.find(end) || matcher.start() != end)
        throw wrong("'" + text.substring(end) + "'");
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
  }

  /// @throws InvalidSetting saying where it stops making sense
  static Condition parse(String text) {
    if (text.isBlank()) return new Condition.All();
    var reader = new ConditionText(text.strip());
    var condition = reader.or();
    if (reader.next < reader.tokens.size()) throw reader.wrong("'" + reader.peek() + "'");
    return condition;
  }

  private Condition or() {
    var left = and();
    while (word("or")) left = new Condition.Or(left, and());
    return left;
  }

  private Condition and() {
    var left = not();
    while (word("and") || more()) left = new Condition.And(left, not());
    return left;
  }

  /// Whether another comparison follows without a word between.
  private boolean more() {
    return next < tokens.size() && !peek().equals(")") && !peek().equalsIgnoreCase("or");
  }

  private Condition not() {
    if (word("not")) return new Condition.Not(not());
    if (!word("(")) return comparison();
    var inner = or();
    if (!word(")")) throw wrong("the end, where a bracket must be closed");
    return inner;
  }

  private Condition comparison() {
    var fact = take();
    var operator = next < tokens.size() ? OPERATORS.get(peek()) : null;
    if (operator == null) {
      return new Condition.Compare("title", Operator.CONTAINS, unquoted(fact));
    }
    next++;
    var name = unquoted(fact);
    var prefixed = PREFIX.matcher(name);
    if (prefixed.matches()) name = prefixed.group(2);
    return new Condition.Compare(name, operator, unquoted(take()));
  }

  private String take() {
    if (next >= tokens.size()) throw wrong("the end");
    var token = tokens.get(next);
    if (OPERATORS.containsKey(token) || token.equals("(") || token.equals(")")) {
      throw wrong("'" + token + "'");
    }
    next++;
    return token;
  }

  private boolean word(String wanted) {
    if (next >= tokens.size() || !peek().equalsIgnoreCase(wanted)) return false;
    next++;
    return true;
  }

  private String peek() {
    return tokens.get(next);
  }

  private static String unquoted(String token) {
    boolean quoted = token.startsWith("\"") || token.startsWith("'");
    var plain = quoted ? token.substring(1, token.length() - 1) : token;
    return plain.toLowerCase(Locale.ROOT);
  }

  private InvalidSetting wrong(String found) {
    return new InvalidSetting(
        "The filter '%s' is not understood at %s.".formatted(text, found),
        "Write comparisons such as: status = completed and mase < 1 and not title ~ \"pump 3\".");
  }
}
