package dev.oneledger.internal.engine;

import dev.oneledger.Evidence;
import dev.oneledger.Hash;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.EnvironmentRecord.AcceptedReceipt;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the accepted receipts of an environment come to, migration by migration: {@link SpokenOf}
 * says which of them count. A claim leaves proven what it lists with the same text. An immutable
 * value.
 *
 * @param applied what is there, with the better evidence for exactly that text
 * @param proven what proven receipts list, whatever was claimed since
 * @param provenAsOf the moment that the latest proven receipt speaks of
 * @param asOf the moment that the latest receipt speaks of
 */
record AcceptedReceipts(
    Map<MigrationId, Stated> applied,
    Set<MigrationId> proven,
    Optional<Instant> provenAsOf,
    Optional<Instant> asOf) {

  /** A text that is there, and how that is known. */
  record Stated(Hash text, Evidence evidence) {}

  static AcceptedReceipts of(Context context, AppRecord app, EnvironmentRecord record) {
    List<AcceptedReceipt> all = record.receipts();
    SpokenOf spokenOf = new SpokenOf(all, app);
    List<Integer> counting = spokenOf.counting();
    Map<Hash, SqlText> texts = texts(context, counting.stream().map(all::get).toList());
    Map<MigrationId, Stated> applied = new LinkedHashMap<>();
    Set<MigrationId> proven = new TreeSet<>();
    for (int place : counting) {
      AcceptedReceipt accepted = all.get(place);
      for (Receipt.Applied one : spokenOf.counting(place, read(accepted, texts))) {
        put(applied, one, accepted.evidence());
        if (accepted.isProven()) {
          proven.add(one.id());
        }
      }
    }
    return new AcceptedReceipts(
        Collections.unmodifiableMap(applied),
        Collections.unmodifiableSet(proven),
        latest(all.stream().filter(AcceptedReceipt::isProven)),
        latest(all.stream()));
  }

  private static Map<Hash, SqlText> texts(Context context, List<AcceptedReceipt> receipts) {
    Set<Hash> documents =
        receipts.stream().map(AcceptedReceipt::document).collect(Collectors.toSet());
    return documents.isEmpty() ? Map.of() : context.store().texts(documents);
  }

  private static Receipt read(AcceptedReceipt accepted, Map<Hash, SqlText> texts) {
    SqlText text = texts.get(accepted.document());
    if (text == null) {
      throw Texts.lost("a receipt", accepted.document());
    }
    return Receipt.parse(text.text());
  }

  private static void put(
      Map<MigrationId, Stated> applied, Receipt.Applied one, Evidence evidence) {
    Stated before = applied.get(one.id());
    boolean isKnown = before != null && before.text().equals(one.textHash());
    if (!isKnown) {
      applied.put(one.id(), new Stated(one.textHash(), evidence));
    }
  }

  private static Optional<Instant> latest(Stream<AcceptedReceipt> receipts) {
    return receipts.map(AcceptedReceipt::asOf).max(Comparator.naturalOrder());
  }

  /**
   * What a further receipt of a release with this lineage may not leave out: of what it speaks of,
   * everything that is there, a proven one only what is proven.
   */
  Set<MigrationId> mustList(Evidence evidence, Lineage lineage) {
    Set<MigrationId> known = new TreeSet<>(evidence == Evidence.PROVEN ? proven : applied.keySet());
    known.retainAll(SpokenOf.ids(lineage));
    return known;
  }

  /** What a further receipt may not be older than: a proven one than what is proven. */
  Optional<Instant> notBefore(Evidence evidence) {
    return evidence == Evidence.PROVEN ? provenAsOf : asOf;
  }
}
