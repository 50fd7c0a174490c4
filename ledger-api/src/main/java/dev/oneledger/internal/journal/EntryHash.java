package dev.oneledger.internal.journal;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Chain;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The hash of an entry; see the package's description. Internal: may change in any release. */
public final class EntryHash {
  private static final String ENTRY_FORMAT = "oneledger-entry-1";
  private static final String JOURNAL_FORMAT = "oneledger-journal-1";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private EntryHash() {}

  /** What the first entry of a journal follows. */
  public static Hash ofJournal(JournalKey key) {
    return new FieldHash(JOURNAL_FORMAT).add(key.app()).add(key.journal()).hash();
  }

  /** The hash an entry must carry, computed from its other fields. */
  public static Hash of(JournalEntry entry) {
    Stamp stamp = entry.stamp();
    Subject subject = entry.subject();
    FieldHash fields =
        new FieldHash(ENTRY_FORMAT)
            .add(entry.key().app())
            .add(entry.key().journal())
            .add(entry.sequence())
            .add(entry.kind().label())
            .add(TIME.format(stamp.at()))
            .add(stamp.who())
            .add(stamp.host())
            .add(stamp.version())
            .add(subject == null ? null : subject.migration())
            .add(subject == null ? null : subject.textHash())
            .add(subject == null ? null : subject.tokenHash())
            .add(entry.details().size());
    entry.details().forEach((name, value) -> fields.add(name).add(value));
    return fields.add(entry.chain().previous()).add(entry.chain().state()).hash();
  }

  static JournalEntry seal(JournalEntry open) {
    Chain chain = new Chain(open.chain().previous(), open.chain().state(), of(open));
    return new JournalEntry(
        open.key(),
        open.sequence(),
        open.kind(),
        open.stamp(),
        open.subject(),
        open.details(),
        chain);
  }
}
