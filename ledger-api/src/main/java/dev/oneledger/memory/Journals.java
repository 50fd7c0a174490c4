package dev.oneledger.memory;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.internal.journal.Succession;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Journals by key, each a list of entries that only grows. Guarded by its owner. */
final class Journals {
  private final SortedMap<JournalKey, List<JournalEntry>> journals = new TreeMap<>();

  @Nullable JournalEntry head(JournalKey key) {
    List<JournalEntry> entries = journals.get(key);
    return entries == null ? null : entries.get(entries.size() - 1);
  }

  SortedMap<JournalKey, JournalEntry> heads(String app) {
    SortedMap<JournalKey, JournalEntry> heads = new TreeMap<>();
    journals.forEach(
        (key, entries) -> {
          if (key.app().equals(app)) {
            heads.put(key, entries.get(entries.size() - 1));
          }
        });
    return heads;
  }

  List<JournalEntry> read(JournalKey key, long afterSequence) {
    return journals.getOrDefault(key, List.of()).stream()
        .filter(entry -> entry.sequence() > afterSequence)
        .toList();
  }

  /** The keys of journals whose first entry is as wanted, in order. */
  List<JournalKey> keysByFirstEntry(Predicate<JournalEntry> wanted) {
    return journals.entrySet().stream()
        .filter(journal -> wanted.test(journal.getValue().get(0)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Refuses consecutive entries that do not follow their journal's head. */
  void requireNext(JournalKey key, List<JournalEntry> entries) {
    Succession.requireFollows(head(key), entries.get(0));
  }

  /** Appends entries that {@link #requireNext} has let through. */
  void append(JournalKey key, List<JournalEntry> entries) {
    journals.computeIfAbsent(key, k -> new ArrayList<>()).addAll(entries);
  }

  Map<JournalKey, List<JournalEntry>> copy() {
    SortedMap<JournalKey, List<JournalEntry>> copy = new TreeMap<>();
    journals.forEach((key, entries) -> copy.put(key, List.copyOf(entries)));
    return copy;
  }

  void replaceWith(Map<JournalKey, List<JournalEntry>> other) {
    journals.clear();
    other.forEach((key, entries) -> journals.put(key, new ArrayList<>(entries)));
  }
}
