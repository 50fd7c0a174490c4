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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries as rows of the journal table. An entry in the ledger's copy of an environment journal
 * stands under the copy's name and is read back with the key of the journal itself, which its hash
 * covers. Internal: may change in any release.
 */
public final class EntryRows {
  /** The columns of an entry, in the order in which rows are written. */
  public static final List<String> COLUMNS =
      List.of(
          "app",
          "journal",
          "sequence",
          "kind",
          "at",
          "who",
          "host",
          "version",
          "migration",
          "text_hash",
          "token_hash",
          "details",
          "previous",
          "state",
          "hash");

  private EntryRows() {}

  /** The entry in the row the result stands on. */
  public static JournalEntry read(ResultSet row, TimeColumn time) throws SQLException {
    JournalKey stored = stored(row);
    String environment = stored.environmentName();
    return new JournalEntry(
        stored.isCopy() && environment != null
            ? JournalKey.environment(stored.app(), environment)
            : stored,
        row.getLong("sequence"),
        EntryKind.ofLabel(row.getString("kind")),
        new Stamp(
            time.read(row, "at"),
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

  /**
   * The values of a row, in the order of {@link #COLUMNS}.
   *
   * @param stored the key under which the entry is stored
   */
  public static List<@Nullable Object> values(
      JournalKey stored, JournalEntry entry, TimeColumn time) {
    Stamp stamp = entry.stamp();
    Subject subject = entry.subject();
    List<@Nullable Object> values = new ArrayList<>();
    values.add(stored.app());
    values.add(stored.journal());
    values.add(entry.sequence());
    values.add(entry.kind().label());
    values.add(time.value(stamp.at()));
    values.add(stamp.who());
    values.add(stamp.host());
    values.add(stamp.version());
    values.add(subject == null ? null : subject.migration());
    values.add(subject == null ? null : text(subject.textHash()));
    values.add(subject == null ? null : text(subject.tokenHash()));
    values.add(DetailsText.encode(entry.details()));
    values.add(entry.chain().previous().toString());
    values.add(entry.chain().state().toString());
    values.add(entry.chain().hash().toString());
    return values;
  }

  private static @Nullable String text(@Nullable Hash hash) {
    return hash == null ? null : hash.toString();
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
