package dev.oneledger;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One line of a journal: appended once, never changed, bound to its predecessor by hash.
 *
 * @param key the journal it stands in
 * @param sequence its place, from 1 without gaps
 * @param kind what happened
 * @param stamp when, who, where and with which version of this library
 * @param subject the migration it is about, if it is about one
 * @param details further facts, by name
 * @param chain the hashes that bind it; see {@code dev.oneledger.internal.journal} for the format
 */
public record JournalEntry(
    JournalKey key,
    long sequence,
    EntryKind kind,
    Stamp stamp,
    @Nullable Subject subject,
    SortedMap<String, String> details,
    Chain chain) {

  public JournalEntry {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** One fact of {@link #details()}, or null. */
  public @Nullable String detail(String name) {
    return details.get(name);
  }

  /**
   * When, who, where, with what.
   *
   * @param at the writer's clock, in whole microseconds
   * @param who the person or service account
   * @param host the machine's name
   * @param version the version of this library
   */
  public record Stamp(Instant at, String who, String host, String version) {}

  /**
   * The migration an entry is about.
   *
   * @param migration its id, or the other tool's key where it has no id of ours
   * @param textHash SHA-256 of its canonical text, if known
   * @param tokenHash its token hash, if known
   */
  public record Subject(String migration, @Nullable Hash textHash, @Nullable Hash tokenHash) {}

  /**
   * What binds an entry to the ones before it.
   *
   * @param previous the hash of the entry before, or of the journal's name for the first
   * @param state digest of every migration's status after this entry
   * @param hash SHA-256 over this entry's fields, {@code previous} and {@code state}
   */
  public record Chain(Hash previous, Hash state, Hash hash) {}
}
