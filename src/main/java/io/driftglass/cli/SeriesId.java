package io.driftglass.cli;

/// What a series is called in result files: the entity, the channel, or `entity/channel` where
/// there are several of both.
final class SeriesId {
  private SeriesId() {}

  /// @param entity empty where the dataset is a single series
  /// @param channels channels told of the entity
  static String of(String entity, String channel, int channels) {
    if (entity.isEmpty()) return channel;
    return channels == 1 ? entity : entity + "/" + channel;
  }
}
