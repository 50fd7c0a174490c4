package dev.oneledger.internal.engine;

import dev.oneledger.Evidence;
import dev.oneledger.Hash;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.EnvironmentRecord.AcceptedReceipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the accepted receipts of an environment come to. The last proven one is the base: a receipt
 * lists everything, so what it says takes the place of what was said of earlier moments. Claims
 * about later moments come on top of it, and leave proven what they list with the same text. An
 * immutable value.
 *
 * @param applied what is there, with the better evidence for exactly that text
 * @param proven the last proven receipt
 * @param asOf the moment that the latest receipt speaks of
 */
record AcceptedReceipts(
    Map<MigrationId, Stated> applied, Optional<Receipt> proven, Optional<Instant> asOf) {

  /** A text that is there, and how that is known. */
  record Stated(Hash text, Evidence evidence) {}

  static AcceptedReceipts of(Context context, EnvironmentRecord record) {
    List<AcceptedReceipt> counting = counting(record.receipts());
    Map<Hash, SqlText> texts = texts(context, counting);
    Map<MigrationId, Stated> applied = new LinkedHashMap<>();
    Receipt proven = null;
    Instant asOf = null;
    for (AcceptedReceipt accepted : counting) {
      Receipt receipt = read(accepted, texts);
      receipt.applied().forEach(one -> put(applied, one, accepted.evidence()));
      proven = accepted.isProven() ? receipt : proven;
      asOf = later(asOf, receipt.at());
    }
    return new AcceptedReceipts(
        Collections.unmodifiableMap(applied),
        Optional.ofNullable(proven),
        Optional.ofNullable(asOf));
  }

  /** The last proven receipt, then the claims about later moments, in the order of acceptance. */
  private static List<AcceptedReceipt> counting(List<AcceptedReceipt> all) {
    int base = all.size() - 1;
    while (base >= 0 && !all.get(base).isProven()) {
      base--;
    }
    if (base < 0) {
      return all.isEmpty() ? List.of() : List.of(all.get(all.size() - 1));
    }
    AcceptedReceipt proven = all.get(base);
    List<AcceptedReceipt> counting = new ArrayList<>(List.of(proven));
    all.subList(0, base).stream()
        .filter(claim -> !claim.isProven() && claim.asOf().isAfter(proven.asOf()))
        .forEach(counting::add);
    counting.addAll(all.subList(base + 1, all.size()));
    return counting;
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

  private static Instant later(@Nullable Instant one, Instant other) {
    return one == null || other.isAfter(one) ? other : one;
  }

  /** What a further receipt may not leave out: a proven one only what is proven. */
  Set<MigrationId> mustList(Evidence evidence) {
    return evidence == Evidence.PROVEN
        ? proven.stream()
            .flatMap(receipt -> receipt.applied().stream())
            .map(Receipt.Applied::id)
            .collect(Collectors.toCollection(TreeSet::new))
        : new TreeSet<>(applied.keySet());
  }

  /** What a further receipt may not be older than: a proven one than what is proven. */
  Optional<Instant> notBefore(Evidence evidence) {
    return evidence == Evidence.PROVEN ? proven.map(Receipt::at) : asOf;
  }
}
