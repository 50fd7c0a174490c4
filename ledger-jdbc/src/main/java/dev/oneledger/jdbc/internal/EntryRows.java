package dev.oneledger.jdbc.internal;

import dev.oneledger.EntryKind;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Entries as rows of the journal table. An entry in the ledger's copy of an environment journal
 * stands under the copy's name and is read back with the key of the journal itself, which its hash
 * covers. Internal: may change in any release.
 */
public final class EntryRows {
  /** The columns of an entry, in the order in which rows are written. */
  public static final String COLUMNS =
      "app, journal, sequence, kind, at, who, host, version, migration, text_hash, token_hash,"
          + " details, previous, state, hash";

  private EntryRows() {}

  /** The entry in the row the result stands on. */
  public static JournalEntry read(ResultSet row) throws SQLException {
    JournalKey stored = stored(row);
    String environment = stored.environmentName();
    return new JournalEntry(
        stored.isCopy() && environment != null
            ? JournalKey.environment(stored.app(), environment)
            : stored,
        row.getLong("sequence"),
        EntryKind.ofLabel(row.getString("kind")),
        new Stamp(
            row.getObject("at", OffsetDateTime.class).toInstant(),
            row.getString("who"),
            row.getString("host"),
            row.getString("version")),
        subject(row),
        DetailsText.decode(row.getString("details")),
        new Chain(
            Hash.parse(row.getString("previous")),
            Hash.parse(row.getString("state")),
            Hash.parse(row.getString("hash"))));
  }

  /** The key under which the row is stored. */
  public static JournalKey stored(ResultSet row) throws SQLException {
    return new JournalKey(row.getString("app"), row.getString("journal"));
  }

  private static @Nullable Subject subject(ResultSet row) throws SQLException {
    String migration = row.getString("migration");
    return migration == null
        ? null
        : new Subject(
            migration, hash(row.getString("text_hash")), hash(row.getString("token_hash")));
  }

  private static @Nullable Hash hash(@Nullable String text) {
    return text == null ? null : Hash.parse(text);
  }
}
