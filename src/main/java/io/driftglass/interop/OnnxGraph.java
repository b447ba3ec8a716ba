package io.driftglass.interop;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An ONNX model as bytes: protocol buffers after onnx.proto, IR version 8, operator set 17. Only
/// what our graphs need is written; nothing refers to a file outside.
final class OnnxGraph {
  private static final int IR_VERSION = 8;
  private static final int OPERATORS = 17;
  private static final int FLOAT = 1;
  private static final int LONG = 7;
  private static final int DOUBLE = 11;

  private final ByteArrayOutputStream nodes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
  private final ByteArrayOutputStream inputs = new ByteArrayOutputStream();
  private final ByteArrayOutputStream outputs = new ByteArrayOutputStream();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private int made;

  /// A message of protocol buffers under way.
  private static final class Message extends ByteArrayOutputStream {
    Message number(int field, long value) {
      varint((long) field << 3);
      varint(value);
      return this;
    }

    Message text(int field, String text) {
      return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Message bytes(int field, byte[] bytes) {
      varint(((long) field << 3) | 2);
      varint(bytes.length);
      writeBytes(bytes);
      return this;
    }

    private void varint(long value) {
      long left = value;
      while ((left & ~0x7fL) != 0) {
        write((int) ((left & 0x7f) | 0x80));
        left >>>= 7;
      }
      write((int) left);
    }
  }

  /// A whole-number attribute of a node.
  record Attribute(String name, List<Long> values, boolean list) {
    static Attribute of(String name, long value) {
      return new Attribute(name, List.of(value), false);
    }

    static Attribute list(String name, Long... values) {
      return new Attribute(name, List.of(values), true);
    }
  }

  /// Declares the input, of doubles.
  ///
  /// @param shape sizes; the first is free
  String input(String name, long... shape) {
    inputs.writeBytes(new Message().bytes(11, value(name, shape)).toByteArray());
    return name;
  }

  /// Declares an output, of doubles.
  void output(String name, long... shape) {
    outputs.writeBytes(new Message().bytes(12, value(name, shape)).toByteArray());
  }

  private static byte[] value(String name, long[] shape) {
    var sizes = new Message();
    sizes.bytes(1, new Message().text(2, "windows").toByteArray());
    for (long size : shape) sizes.bytes(1, new Message().number(1, size).toByteArray());
    var tensor = new Message().number(1, DOUBLE).bytes(2, sizes.toByteArray());
    var type = new Message().bytes(1, tensor.toByteArray());
    return new Message().text(1, name).bytes(2, type.toByteArray()).toByteArray();
  }

  String floats(float[] values, long... shape) {
    var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) raw.putFloat(value);
    return tensor(FLOAT, raw.array(), shape);
  }

  String doubles(double[] values, long... shape) {
    var raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) raw.putDouble(value);
    return tensor(DOUBLE, raw.array(), shape);
  }

  String longs(long... values) {
    return table(values, values.length);
  }

  String table(long[] values, long... shape) {
    var raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) raw.putLong(value);
    return tensor(LONG, raw.array(), shape);
  }

  private String tensor(int type, byte[] raw, long... shape) {
    var name = "t" + made++;
    var message = new Message();
    for (long size : shape) message.number(1, size);
    message.number(2, type).text(8, name).bytes(9, raw);
    tensors.writeBytes(new Message().bytes(5, message.toByteArray()).toByteArray());
    return name;
  }

  /// @return the name of the node's first output
  String node(String operator, List<String> from, Attribute... attributes) {
    return node(operator, from, List.of("v" + made++), attributes);
  }

  /// @param to names of the outputs; an empty one is not asked for
  String node(String operator, List<String> from, List<String> to, Attribute... attributes) {
    var node = new Message();
    from.forEach(name -> node.text(1, name));
    to.forEach(name -> node.text(2, name));
    node.text(3, "n" + made++).text(4, operator);
    for (var attribute : attributes) {
      var message = new Message().text(1, attribute.name());
      if (attribute.list()) {
        for (long value : attribute.values()) message.number(8, value);
        message.number(20, 7);
      } else {
        message.number(3, attribute.values().getFirst()).number(20, 2);
      }
      node.bytes(5, message.toByteArray());
    }
    nodes.writeBytes(new Message().bytes(1, node.toByteArray()).toByteArray());
    return to.stream().filter(name -> !name.isEmpty()).findFirst().orElseThrow();
  }

  /// To floats.
  String toFloat(String from) {
    return node("Cast", List.of(from), Attribute.of("to", FLOAT));
  }

  String toDouble(String from) {
    return node("Cast", List.of(from), Attribute.of("to", DOUBLE));
  }

  /// Kept in the file for people.
  void note(String key, String value) {
    notes.put(key, value);
  }

  byte[] bytes(String name, String producerVersion) {
    var graph = new Message();
    graph.writeBytes(nodes.toByteArray());
    graph.text(2, name);
    graph.writeBytes(tensors.toByteArray());
    graph.writeBytes(inputs.toByteArray());
    graph.writeBytes(outputs.toByteArray());
    var model = new Message().number(1, IR_VERSION);
    model.text(2, "driftglass").text(3, producerVersion).bytes(7, graph.toByteArray());
    model.bytes(8, new Message().text(1, "").number(2, OPERATORS).toByteArray());
    notes.forEach(
        (key, value) -> model.bytes(14, new Message().text(1, key).text(2, value).toByteArray()));
    return model.toByteArray();
  }
}
