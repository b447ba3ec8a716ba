package io.driftglass.detect;

import io.driftglass.detect.threshold.Alarms;
import io.driftglass.method.ParameterReader;
import io.driftglass.method.ParameterWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// The arrays of a detection as bytes: little-endian, deflated.
@SuppressWarnings("ArrayRecordComponent")
record ScoreBytes(Scores scores, double[] reference, Alarms alarms) {
  byte[] written() {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED), 1 << 16)) {
      var writer = new ParameterWriter(out);
      writer.texts(scores.channels()).reals(scores.total()).rows(scores.byChannel());
      writer.rows(scores.expected()).rows(scores.spread()).reals(reference);
      writer.reals(alarms.level());
      var over = new double[alarms.over().length];
      for (int row = 0; row < over.length; row++) over[row] = alarms.over()[row] ? 1 : 0;
      writer.reals(over);
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail to take bytes", e);
    }
    return bytes.toByteArray();
  }

  static ScoreBytes read(byte[] bytes) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      var reader = new ParameterReader(in);
      var scores =
          new Scores(reader.texts(), reader.reals(), reader.rows(), reader.rows(), reader.rows());
      double[] reference = reader.reals();
      double[] level = reader.reals();
      double[] marks = reader.reals();
      var over = new boolean[marks.length];
      for (int row = 0; row < over.length; row++) over[row] = marks[row] != 0;
      return new ScoreBytes(scores, reference, new Alarms(level, over));
    } catch (IOException e) {
      throw new UncheckedIOException("a stored detection is cut short", e);
    }
  }
}
