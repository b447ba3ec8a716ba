package io.driftglass.job;

/// Something that takes a while: reports how far it is and stops when asked.
@FunctionalInterface
public interface Work<T> {
  T run(Progress progress) throws Exception;
}
