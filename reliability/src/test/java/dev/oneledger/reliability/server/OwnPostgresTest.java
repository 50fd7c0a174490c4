package dev.oneledger.reliability.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnPostgresTest {

  @Test
  void its_log_has_what_was_sent_where_it_is_told_to_write_it() throws IOException {
    try (OwnPostgres server =
        OwnPostgres.started(Durability.FAST, Map.of("log_statement", "all"))) {
      DataSources.query(DataSources.at(server.url("postgres")), "SELECT 'told'");
      assertThat(Files.readString(server.log())).contains("SELECT 'told'");
    }
  }

  @Test
  void a_copied_database_has_what_its_template_had() {
    try (OwnPostgres server = OwnPostgres.started(Durability.FAST, Map.of())) {
      server.createDatabase("first", "");
      DataSources.execute(DataSources.at(server.url("first")), "CREATE TABLE copied (x int)");
      server.createDatabase("second", "first");
      assertThat(DataSources.query(DataSources.at(server.url("second")), "TABLE copied")).isEmpty();
      server.dropDatabase("second");
      assertThat(
              DataSources.query(
                  DataSources.at(server.url("postgres")),
                  "SELECT datname FROM pg_database WHERE datname IN ('first', 'second')"))
          .containsExactly("first");
    }
  }
}
