package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.MigrationSource;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ledger and environment in one database, of which the store does not tell. */
class JournalInLedgerTest {
  private final InMemoryTarget target = new InMemoryTarget();
  private final InMemoryLedgerStore kept = InMemoryLedgerStore.in(target);

  private Ledger ledger(LedgerStore store) {
    return Ledger.forApp("shop")
        .store(store)
        .migrations(MigrationSource.of(Map.of("1_a.sql", "CREATE TABLE a (x int);")))
        .environment(Environment.managed("dev", target))
        .open();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void a_host_that_starts_meanwhile_leaves_no_copy_of_what_is_here(int call) {
    LedgerStore raced =
        new PlainStore(kept) {
          private int calls;

          @Override
          public Map<JournalKey, JournalEntry> heads(String app) {
            Map<JournalKey, JournalEntry> heads = super.heads(app);
            calls++;
            if (calls == call) {
              ledger(new PlainStore(kept)).sync("dev");
            }
            return heads;
          }
        };

    ledger(raced).sync("dev");

    assertThat(kept.read(JournalKey.copy("shop", "dev", 1), 0)).isEmpty();
    assertThat(ledger(kept).journal("dev").verify().findings()).isEmpty();
  }
}
