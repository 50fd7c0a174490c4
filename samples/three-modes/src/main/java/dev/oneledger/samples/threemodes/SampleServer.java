package dev.oneledger.samples.threemodes;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL with databases made for this run, dropped when it is closed. */
final class SampleServer implements AutoCloseable {
  private static final String URL_PROPERTY = "oneledger.jdbc.url";

  private final @Nullable EmbeddedPostgres embedded;
  private final String url;
  private final String description;
  private final String run = Integer.toHexString(new SecureRandom().nextInt());
  private final List<String> databases = new ArrayList<>();

  private SampleServer(@Nullable EmbeddedPostgres embedded, String url, String description) {
    this.embedded = embedded;
    this.url = url;
    this.description = description;
  }

  /** The server that {@code oneledger.jdbc.url} names, else an embedded one. */
  static SampleServer start() throws IOException {
    return start(System.getProperty(URL_PROPERTY));
  }

  /**
   * The server at a JDBC URL whose user may create databases, or an embedded one where the URL is
   * null or blank.
   */
  static SampleServer start(@Nullable String url) throws IOException {
    if (url != null && !url.isBlank()) {
      return new SampleServer(null, url, "the server of the configured URL");
    }
    EmbeddedPostgres embedded =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(new File("target/embedded-pg"))
            .start();
    return new SampleServer(
        embedded,
        embedded.getJdbcUrl("postgres", "postgres"),
        "embedded binaries, port " + embedded.getPort());
  }

  /** Which server it is, for people; no secrets. */
  String description() {
    return description;
  }

  /** A new, empty database. */
  DataSource createDatabase(String environment) throws SQLException {
    String name = "three_modes_" + environment + "_" + run;
    execute("CREATE DATABASE " + name);
    databases.add(name);
    PGSimpleDataSource source = dataSource();
    source.setDatabaseName(name);
    return source;
  }

  /** A new, empty database for the schema agent to try things out in. */
  DataSource createScratchDatabase() {
    try {
      return createDatabase("scratch" + databases.size());
    } catch (SQLException failed) {
      throw new IllegalStateException("No scratch database can be made", failed);
    }
  }

  private PGSimpleDataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    for (String database : databases) {
      execute("DROP DATABASE IF EXISTS " + database + " WITH (FORCE)");
    }
    if (embedded != null) {
      embedded.close();
    }
  }
}
