package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.Lineage;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.jdbc.JdbcTarget;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.reliability.replay.Story.Part;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Our own runner, following the same releases; one ledger for each database. Not thread-safe. */
final class ManagedTool implements ReplayTool {
  private static final String ENVIRONMENT = "staging";

  private final Story story;
  private final Map<ScratchDatabase, InMemoryLedgerStore> stores = new HashMap<>();

  ManagedTool(Story story) {
    this.story = story;
  }

  @Override
  public String name() {
    return "managed";
  }

  @Override
  public void replay(Part part, ScratchDatabase database) {
    release(Part.FIRST, database, part == Part.FIRST);
    if (part == Part.SECOND) {
      release(Part.SECOND, database, true);
    }
  }

  private Release release(Part part, ScratchDatabase database, boolean synced) {
    Ledger ledger = ledger(part, database);
    Release release = Story.cut(ledger, part);
    if (synced) {
      release.assignTo(ENVIRONMENT);
      ledger.sync(ENVIRONMENT);
    }
    return release;
  }

  private Ledger ledger(Part part, ScratchDatabase database) {
    return Story.ledger(
        story.dialect(),
        stores.computeIfAbsent(database, fresh -> new InMemoryLedgerStore()),
        part,
        Environment.managed(ENVIRONMENT, JdbcTarget.on(database.dataSource())).followingReleases());
  }

  /** Nothing is left to do and nothing differs: that says of the lineage what a receipt says. */
  @Override
  public List<Receipt> receipts(ScratchDatabase database) {
    Ledger ledger = ledger(Part.SECOND, database);
    assertThat(ledger.plan(ENVIRONMENT).steps()).isEmpty();
    assertThat(ledger.drift(ENVIRONMENT).findings()).isEmpty();
    Release release = ledger.release("rel_2").orElseThrow();
    Lineage lineage = release.lineage();
    return List.of(
        new Receipt(
            release.name(),
            ENVIRONMENT,
            lineage.digest(),
            lineage.pins().stream()
                .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
                .toList(),
            "managed",
            Instant.now()));
  }
}
