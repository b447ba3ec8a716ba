package io.driftglass.data.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.doubles;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import io.driftglass.data.read.NumberParser.Found;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NumberParserTest {
  private final NumberParser point = new NumberParser('.', Optional.empty(), List.of());
  private final NumberParser comma = new NumberParser(',', Optional.of('.'), List.of("k.A."));

  @Test
  void every_double_survives_its_own_text() {
    qt().forAll(doubles().any())
        .assuming(Double::isFinite)
        .check(
            value ->
                point.parse(Double.toString(value)) == Found.NUMBER
                    && Double.doubleToRawLongBits(point.value())
                        == Double.doubleToRawLongBits(value));
  }

  @Test
  void decimals_are_rounded_as_the_platform_rounds_them() {
    qt().forAll(longs().all(), integers().between(-30, 30))
        .check(
            (mantissa, exponent) -> {
              var plain = BigDecimal.valueOf(mantissa, exponent).toPlainString();
              return point.parse(plain) == Found.NUMBER
                  && point.value() == Double.parseDouble(plain);
            });
  }

  @Test
  void shapes_of_numbers() {
    assertEquals(-1.5, number(point, " -1.5 "));
    assertEquals(0.5, number(point, ".5"));
    assertEquals(5, number(point, "5."));
    assertEquals(-3, number(point, "\u22123"));
    assertEquals(1500, number(point, "1.5E3"));
    assertEquals(0.5, number(point, "5e-1"));
    assertEquals(13.6, number(comma, "13,6"));
    assertEquals(1234567.5, number(comma, "1.234.567,5"));
    assertEquals(Double.doubleToRawLongBits(-0.0), Double.doubleToRawLongBits(number(point, "-0")));
  }

  @Test
  void words_that_mean_missing() {
    for (var text : List.of("", "  ", "NA", "n/a", "NaN", "null", "-", "?", "#DIV/0!")) {
      assertEquals(Found.MISSING, point.parse(text), text);
    }
    assertEquals(Found.MISSING, comma.parse("k.a."));
  }

  @Test
  void what_is_no_number_says_why() {
    for (var text : List.of("13,6,1", "0x1F", "1e999", "Infinity", "abc", "1.2.3", "12e", "1 2")) {
      assertEquals(Found.BAD, point.parse(text), text);
    }
    assertEquals(Found.BAD, comma.parse("1.23,5"));
    assertEquals("two decimal marks", comma.reason("13,6,1"));
    assertEquals("not finite", point.reason("1e999"));
    assertEquals("not a number", point.reason("n.v."));
    assertEquals("',' is not the decimal mark here", point.reason("13,6"));
  }

  private static double number(NumberParser parser, String text) {
    assertEquals(Found.NUMBER, parser.parse(text), text);
    return parser.value();
  }
}
