package io.driftglass.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.driftglass.db.Child;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class NoSerializationTest {
  /// In a process of its own, because it cannot be undone.
  @Test
  void a_serialized_object_is_refused() throws Exception {
    var child = Child.start(Reading.class);
    assertEquals("filter status: REJECTED", child.inputReader().readLine());
    assertEquals(0, child.waitFor());
  }

  /// Forbids serialization twice and then reads a list.
  static final class Reading {
    private Reading() {}

    public static void main(String[] args) throws Exception {
      var bytes = new ByteArrayOutputStream();
      try (var out = new ObjectOutputStream(bytes)) {
        out.writeObject(new ArrayList<String>());
      }
      NoSerialization.forbid();
      NoSerialization.forbid();
      try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        System.out.println("read " + in.readObject());
      } catch (InvalidClassException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
