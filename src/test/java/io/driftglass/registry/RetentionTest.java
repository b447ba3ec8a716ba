package io.driftglass.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void only_old_versions_that_nothing_needs_go() {
    var versions =
        List.of(
            version(1, Stage.ARCHIVED, 90),
            version(2, Stage.ARCHIVED, 80, "champion"),
            version(3, Stage.ARCHIVED, 70),
            version(4, Stage.PRODUCTION, 60),
            version(5, Stage.STAGING, 50),
            version(6, Stage.NONE, 40),
            version(7, Stage.NONE, 10),
            version(8, Stage.NONE, 5),
            version(9, Stage.ARCHIVED, 4));
    var expired = new Retention(2, Duration.ofDays(30)).expired(versions, Set.of(3L), NOW);
    assertEquals(List.of(1, 6), expired.stream().map(ModelVersion::number).toList());
    assertEquals(
        List.of(1, 6, 7),
        new Retention(2, Duration.ZERO)
            .expired(versions, Set.of(3L), NOW).stream().map(ModelVersion::number).toList());
  }

  private static ModelVersion version(int number, Stage stage, int days, String... aliases) {
    return new ModelVersion(
        number,
        "pump",
        number,
        stage,
        Cards.validated(),
        "ab".repeat(32),
        1,
        "ada",
        NOW.minus(Duration.ofDays(days)),
        List.of(aliases));
  }
}
