package io.driftglass.neural;

import java.util.random.RandomGenerator;

/// SplitMix64 (Steele, Lea and Flood 2014, OOPSLA): number for number those of
/// [java.util.SplittableRandom], with a state that can be kept. One thread.
public final class Draws implements RandomGenerator {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;

  private final long gamma;
  private long state;

  public Draws(long seed) {
    this(seed, GOLDEN);
  }

  /// @param gamma odd
  Draws(long state, long gamma) {
    this.state = state;
    this.gamma = gamma;
  }

  /// With [#gamma], all that the numbers to come depend on.
  long state() {
    return state;
  }

  long gamma() {
    return gamma;
  }

  @Override
  public long nextLong() {
    long z = next();
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  @Override
  public int nextInt() {
    long z = next();
    z = (z ^ (z >>> 33)) * 0x62a9d9ed799705f5L;
    return (int) (((z ^ (z >>> 28)) * 0xcb24d0a5c88c35b3L) >>> 32);
  }

  /// Others, apart from these.
  Draws split() {
    return new Draws(nextLong(), gamma(next()));
  }

  private long next() {
    state += gamma;
    return state;
  }

  private static long gamma(long from) {
    long z = (from ^ (from >>> 33)) * 0xff51afd7ed558ccdL;
    z = (z ^ (z >>> 33)) * 0xc4ceb9fe1a85ec53L;
    z = (z ^ (z >>> 33)) | 1;
    return Long.bitCount(z ^ (z >>> 1)) < 24 ? z ^ 0xaaaaaaaaaaaaaaaaL : z;
  }
}
