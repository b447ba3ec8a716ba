package io.driftglass.db;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.zip.CRC32;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/// One numbered step of the schema.
///
/// @param fileName such as `V002__runs.sql`
record Migration(String fileName, String sql) {
  /// The table in which Flyway keeps what has been applied.
  static final String HISTORY = "flyway_schema_history";

  static Migration of(String fileName) {
    try (var in = Migration.class.getResourceAsStream(fileName)) {
      if (in == null) throw new IllegalStateException("no migration " + fileName);
      return new Migration(fileName, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int version() {
    return Integer.parseInt(fileName.substring(1, fileName.indexOf("__")));
  }

  /// As Flyway computes it: CRC-32 over the lines without their ends.
  int checksum() {
    var crc = new CRC32();
    sql.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
    return (int) crc.getValue();
  }

  /// Hands the steps to Flyway, so that it searches no class path.
  record Provider(List<Migration> migrations) implements ResourceProvider {
    @Override
    public LoadableResource getResource(String name) {
      return migrations.stream()
          .filter(m -> m.fileName.equals(name))
          .findFirst()
          .map(Resource::new)
          .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
      return migrations.stream()
          .filter(m -> m.fileName.startsWith(prefix))
          .<LoadableResource>map(Resource::new)
          .toList();
    }
  }

  private static final class Resource extends LoadableResource {
    private final Migration migration;

    Resource(Migration migration) {
      this.migration = migration;
    }

    @Override
    public Reader read() {
      return new StringReader(migration.sql);
    }

    @Override
    public String getAbsolutePath() {
      return migration.fileName;
    }

    @Override
    public String getAbsolutePathOnDisk() {
      return migration.fileName;
    }

    @Override
    public String getFilename() {
      return migration.fileName;
    }

    @Override
    public String getRelativePath() {
      return migration.fileName;
    }
  }
}
