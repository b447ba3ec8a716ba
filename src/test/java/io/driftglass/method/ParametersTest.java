package io.driftglass.method;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.driftglass.problem.DamagedArtifact;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParametersTest {
  @Test
  void everything_written_is_read_back_in_order() throws IOException {
    var out = new ByteArrayOutputStream();
    var large = new double[300_000];
    Arrays.setAll(large, i -> i / 7.0);
    new ParameterWriter(out)
        .whole(-3)
        .real(Double.NaN)
        .texts(List.of("µ-flow", ""))
        .rows(new double[][] {{1}, {}, {2, 3}})
        .reals(large);
    var in = new ParameterReader(new ByteArrayInputStream(out.toByteArray()));
    assertEquals(-3, in.whole());
    assertEquals(Double.NaN, in.real());
    assertEquals(List.of("µ-flow", ""), in.texts());
    assertArrayEquals(new double[][] {{1}, {}, {2, 3}}, in.rows());
    assertArrayEquals(large, in.reals());
  }

  @Test
  void numbers_are_little_endian() throws IOException {
    var out = new ByteArrayOutputStream();
    new ParameterWriter(out).whole(0x0102);
    assertArrayEquals(new byte[] {2, 1, 0, 0, 0, 0, 0, 0}, out.toByteArray());
  }

  @Test
  void a_claimed_length_without_bytes_is_damage_not_memory() throws IOException {
    var out = new ByteArrayOutputStream();
    new ParameterWriter(out).whole(200_000_000).real(1);
    var in = new ParameterReader(new ByteArrayInputStream(out.toByteArray()));
    var damaged = assertThrows(DamagedArtifact.class, in::reals);
    assertEquals(
        "The model's parameters end early or are not what was written: found 8 of 1600000000"
            + " bytes.",
        damaged.getMessage());
  }
}
