package dev.oneledger.reliability.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnServerTest {

  @ParameterizedTest
  @EnumSource
  void a_killed_server_comes_back_with_what_was_committed(Product product) {
    try (OwnServer server = product.start(Durability.DURABLE)) {
      server.createDatabase("killed", "");
      DataSource database = DataSources.at(server.url("killed"));
      DataSources.execute(database, "CREATE TABLE kept (x int)", "INSERT INTO kept VALUES (1)");

      server.kill();

      assertThatThrownBy(() -> DataSources.query(database, "SELECT x FROM kept"))
          .isInstanceOf(IllegalStateException.class);
      server.start();
      assertThat(DataSources.query(database, "SELECT x FROM kept")).containsExactly("1");
      assertThat(server.log()).exists();

      server.dropDatabase("killed");
      server.createDatabase("killed", "");
      assertThatThrownBy(() -> DataSources.query(database, "SELECT x FROM kept"))
          .hasMessage("SELECT x FROM kept");
    }
  }
}
