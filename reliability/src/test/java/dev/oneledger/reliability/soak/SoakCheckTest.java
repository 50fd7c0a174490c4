package dev.oneledger.reliability.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.MigrationFailedException;
import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import dev.oneledger.reliability.soak.SoakRecord.Orphan;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The check finds what is broken on purpose, and nothing where nothing is. */
class SoakCheckTest {
  private static final Map<Product, String> BEING_AT_WORK =
      Map.of(
          Product.POSTGRESQL, "SELECT pg_advisory_lock(1)",
          Product.MARIADB, "SELECT get_lock('soak', 10)");

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "H2")
  void what_is_broken_on_purpose_is_found(Product product) throws SQLException {
    try (OwnServer server = product.start(Durability.FAST)) {
      server.createDatabase("checked", "");
      DataSource database = DataSources.at(server.url("checked"));

      workWhileSomebodyElseIsAtWork(product, database);
      SoakStarter.ledger(product, database).sync(SoakStarter.ENVIRONMENT);
      SoakRecord failed = check(product, database, new SoakRecord());
      assertThat(failed.overlaps()).singleElement().asString().contains("1_work");
      assertThat(failed.problems()).isEmpty();

      DataSources.execute(
          database, "UPDATE work SET began = (SELECT min(w.began) FROM (SELECT * FROM work) w)");
      SoakRecord overlapping = check(product, database, new SoakRecord());
      assertThat(overlapping.overlaps()).hasSizeGreaterThan(1);

      DataSources.execute(database, "UPDATE work SET began = ended");
      DataSources.execute(database, "DELETE FROM work WHERE migration = 7 AND part = 2");
      SoakRecord lost = check(product, database, new SoakRecord());
      assertThat(lost.problems()).containsExactly("part 7.2 is there 0 times");

      SoakRecord orphaned = new SoakRecord();
      orphaned.orphaned(new Orphan("gone", Instant.EPOCH, Instant.now()));
      assertThat(check(product, database, orphaned).overlaps()).hasSizeGreaterThan(1);
      assertThat(lost.humans()).isEmpty();
    }
  }

  private static void workWhileSomebodyElseIsAtWork(Product product, DataSource database)
      throws SQLException {
    try (Connection other = database.getConnection();
        Statement statement = other.createStatement()) {
      statement.execute(BEING_AT_WORK.get(product));
      assertThatThrownBy(() -> SoakStarter.ledger(product, database).sync(SoakStarter.ENVIRONMENT))
          .isInstanceOf(MigrationFailedException.class);
    }
  }

  private static SoakRecord check(Product product, DataSource database, SoakRecord record) {
    new SoakCheck(product, database).into(record);
    return record;
  }
}
