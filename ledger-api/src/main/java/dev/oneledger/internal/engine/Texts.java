package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.internal.sql.TransactionChoice;
import dev.oneledger.spi.LedgerStore;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds texts by hash: in the build where it has them, else in the ledger, in one round trip. */
final class Texts {
  private final Catalogue catalogue;
  private final LedgerStore store;

  Texts(Catalogue catalogue, LedgerStore store) {
    this.catalogue = catalogue;
    this.store = store;
  }

  Optional<SqlText> find(@Nullable Hash hash) {
    return hash == null
        ? Optional.empty()
        : Optional.ofNullable(store.texts(Set.of(hash)).get(hash));
  }

  /**
   * The text under a hash.
   *
   * @param what what it is, for the message
   * @throws LedgerException if the ledger does not have it
   */
  SqlText need(Hash hash, String what) {
    return find(hash).orElseThrow(() -> lost(what, hash));
  }

  /** A text the ledger's journals speak of, and its store does not have. */
  static LedgerException lost(String what, Hash hash) {
    return new LedgerException(
        "The ledger lacks the text of %s, %s: its store has lost data. Restore it from a backup."
            .formatted(what, hash));
  }

  /** The migrations of a lineage with the texts it pins. */
  List<Migration> migrations(Lineage lineage) {
    Map<Hash, SqlText> texts = collect(lineage);
    return lineage.pins().stream().map(pin -> migration(pin, texts)).toList();
  }

  /** Those migrations of a lineage whose pinned texts are in the build; asks no ledger. */
  List<Migration> ofBuild(Lineage lineage) {
    Map<Hash, SqlText> texts = ofBuild();
    return lineage.pins().stream()
        .filter(pin -> texts.containsKey(pin.textHash()))
        .filter(pin -> pin.rollbackHash() == null || texts.containsKey(pin.rollbackHash()))
        .map(pin -> migration(pin, texts))
        .toList();
  }

  private Map<Hash, SqlText> ofBuild() {
    Map<Hash, SqlText> known = new HashMap<>();
    for (Migration migration : catalogue.migrations()) {
      known.put(migration.textHash(), migration.apply());
      SqlText rollback = migration.rollback();
      if (rollback != null) {
        known.put(rollback.textHash(), rollback);
      }
    }
    return known;
  }

  private Map<Hash, SqlText> collect(Lineage lineage) {
    Map<Hash, SqlText> known = ofBuild();
    Set<Hash> missing = new HashSet<>();
    for (Lineage.Pin pin : lineage.pins()) {
      missing.add(pin.textHash());
      if (pin.rollbackHash() != null) {
        missing.add(pin.rollbackHash());
      }
    }
    missing.removeAll(known.keySet());
    if (!missing.isEmpty()) {
      known.putAll(store.texts(missing));
    }
    return known;
  }

  private Migration migration(Lineage.Pin pin, Map<Hash, SqlText> texts) {
    SqlText apply = need(pin, pin.textHash(), texts);
    Hash rollback = pin.rollbackHash();
    String origin = "ledger: " + pin.id();
    return new Migration(
        pin.id(),
        apply,
        rollback == null ? null : need(pin, rollback, texts),
        TransactionChoice.isTransactional(apply, origin),
        origin);
  }

  private static SqlText need(Lineage.Pin pin, Hash hash, Map<Hash, SqlText> texts) {
    SqlText text = texts.get(hash);
    if (text == null) {
      throw lost("migration '%s'".formatted(pin.id()), hash);
    }
    return text;
  }
}
