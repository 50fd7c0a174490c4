package dev.oneledger.reliability.starters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServer;
import dev.oneledger.reliability.server.Product;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The short form of the campaign. */
class ManyStartersTest {
  private static final int STARTERS = 12;

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB"})
  void twelve_starters_at_once_all_succeed_and_each_migration_is_applied_once(Product product) {
    try (OwnServer server = product.start(Durability.FAST)) {
      server.createDatabase("starters", "");
      StartersFigures figures = ManyStarters.on(server.url("starters"), STARTERS);
      System.out.println(product + ", " + figures);
      assertThat(figures.areGood()).as(figures.toString()).isTrue();
    }
  }
}
