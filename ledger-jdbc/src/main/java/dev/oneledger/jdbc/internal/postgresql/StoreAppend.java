package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.DetailsText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.spi.JournalMovedException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * One append, within the transaction of its handle. Two appends to one journal at once meet at the
 * primary key; texts go in by ascending hash, so that appends to different journals cannot
 * deadlock. A copy is stored under a name of its own; see {@link EntryRows}.
 */
record StoreAppend(
    LedgerTables tables, JournalKey stored, EntryChain chain, Collection<SqlText> texts) {

  void run(Handle handle) {
    checkHead(handle);
    insertEntries(handle);
    insertTexts(handle);
  }

  private void checkHead(Handle handle) {
    String sql =
        """
        SELECT f.version, coalesce(head.sequence, 0) AS sequence, head.hash FROM %s f
        LEFT JOIN LATERAL (SELECT sequence, hash FROM %s WHERE app = :app AND journal = :journal
          ORDER BY sequence DESC LIMIT 1) head ON true\
        """
            .formatted(tables.format(), tables.journal());
    boolean follows =
        handle
            .createQuery(sql)
            .bind("app", stored.app())
            .bind("journal", stored.journal())
            .map(
                (row, context) -> {
                  tables.checkFormat(row.getInt("version"));
                  return chain.follows(row.getLong("sequence"), row.getString("hash"));
                })
            .findOne()
            .orElseThrow(tables::withoutFormat);
    if (!follows) {
      throw new JournalMovedException(stored);
    }
  }

  private void insertEntries(Handle handle) {
    String sql =
        "INSERT INTO %s (%s) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            .formatted(tables.journal(), EntryRows.COLUMNS);
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      chain.entries().forEach(entry -> bind(batch, entry));
      batch.execute();
    }
  }

  private void bind(PreparedBatch batch, JournalEntry entry) {
    JournalEntry.Stamp stamp = entry.stamp();
    JournalEntry.Subject subject = entry.subject();
    List<Object> first =
        List.of(
            stored.app(),
            stored.journal(),
            entry.sequence(),
            entry.kind().label(),
            stamp.at().atOffset(ZoneOffset.UTC),
            stamp.who(),
            stamp.host(),
            stamp.version());
    for (int i = 0; i < first.size(); i++) {
      batch.bind(i, first.get(i));
    }
    batch
        .bind(8, subject == null ? null : subject.migration())
        .bind(9, subject == null ? null : asText(subject.textHash()))
        .bind(10, subject == null ? null : asText(subject.tokenHash()))
        .bind(11, DetailsText.encode(entry.details()))
        .bind(12, entry.chain().previous().toString())
        .bind(13, entry.chain().state().toString())
        .bind(14, entry.chain().hash().toString())
        .add();
  }

  private static @Nullable String asText(@Nullable Object hash) {
    return hash == null ? null : hash.toString();
  }

  private void insertTexts(Handle handle) {
    if (texts.isEmpty()) {
      return;
    }
    String sql =
        "INSERT INTO %s (hash, content) VALUES (?, ?) ON CONFLICT DO NOTHING"
            .formatted(tables.text());
    List<SqlText> ordered =
        texts.stream().sorted(Comparator.comparing(text -> text.textHash().toString())).toList();
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      ordered.forEach(text -> batch.bind(0, text.textHash().toString()).bind(1, text.text()).add());
      batch.execute();
    }
  }
}
