package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A journal that does not continue the ledger's copy of it: what that says of its database, in
 * words and as the details of an entry.
 *
 * @param environment the environment
 * @param copy the copy as it is; not empty
 * @param there the journal as it is; may be empty
 * @param system what the database says its data is called now; null where it does not tell
 */
record Rewind(
    String environment,
    List<JournalEntry> copy,
    List<JournalEntry> there,
    @Nullable String system) {
  private static final String FROM_HERE =
      "the environment goes on from what it has, and the ledger follows it from here on.";

  /** How many entries the two share, from the first on. */
  private int shared() {
    int shared = 0;
    while (shared < Math.min(copy.size(), there.size())
        && hash(copy.get(shared)).equals(hash(there.get(shared)))) {
      shared++;
    }
    return shared;
  }

  private static String hash(JournalEntry entry) {
    return entry.chain().hash().toString();
  }

  Finding finding() {
    return new Finding(FindingCode.REWOUND, environment, text(), remedy());
  }

  private String text() {
    StringBuilder text = new StringBuilder(what()).append(':');
    text.append("\n  copy   ").append(end(copy)).append(journal(copy));
    text.append("\n  there  ").append(end(there)).append(journal(there));
    if (isOtherSystem()) {
      text.append("\n  system identifier then  ").append(systemThen());
      text.append("\n  system identifier now   ").append(system);
    }
    return text.toString();
  }

  /** What happened, in one line. */
  String what() {
    if (there.isEmpty()) {
      return "the journal is gone: the database was made anew, or this name leads to another one";
    }
    int shared = shared();
    if (shared == 0) {
      return "the journal there is another one: this name leads to another database, or it was made anew";
    }
    String back =
        "the journal there went back to entry %s of the ledger's copy, as after a restore from a backup"
            .formatted(shared);
    return shared == there.size() ? back : back + ", and went on from there";
  }

  private static String end(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return "no entry";
    }
    JournalEntry last = entries.get(entries.size() - 1);
    return "entry %s, %s".formatted(last.sequence(), hash(last));
  }

  /** Which journal, where the two are not the same one. */
  private String journal(List<JournalEntry> entries) {
    return entries.isEmpty() || shared() > 0
        ? ""
        : ", journal " + entries.get(0).detail(LedgerJournals.JOURNAL_ID);
  }

  private @Nullable String systemThen() {
    return copy.get(0).detail(LedgerJournals.SYSTEM);
  }

  private boolean isOtherSystem() {
    String then = systemThen();
    return then != null && system != null && !then.equals(system);
  }

  private String remedy() {
    return shared() > 0
        ? "If it was restored on purpose, nothing to do: " + FROM_HERE
        : "Check which database the environment is configured with. If that is right, nothing to do: "
            + FROM_HERE;
  }

  /** What the ledger records of it: both ends, and whatever tells the databases apart. */
  Map<String, String> details() {
    Map<String, String> details = new TreeMap<>();
    details.put("why", what());
    details.put("copy", end(copy));
    details.put("there", end(there));
    if (shared() == 0) {
      details.put("copy-journal-id", journalId(copy));
      details.put("there-journal-id", journalId(there));
    }
    if (isOtherSystem()) {
      details.put("copy-system", Objects.requireNonNullElse(systemThen(), ""));
      details.put("there-system", Objects.requireNonNullElse(system, ""));
    }
    return details;
  }

  private static String journalId(List<JournalEntry> entries) {
    return entries.isEmpty()
        ? "none"
        : Objects.requireNonNullElse(entries.get(0).detail(LedgerJournals.JOURNAL_ID), "unknown");
  }
}
