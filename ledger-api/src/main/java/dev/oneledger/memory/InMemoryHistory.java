package dev.oneledger.memory;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryLock;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Another tool's history in memory, row by row as a test sets it. A row added under a key that is
 * there takes the place of the earlier one. Checksums are SHA-256 over the text, so verdicts are
 * real. Thread-safe.
 */
public final class InMemoryHistory implements History {
  private final Map<String, HistoryRow> rows = new LinkedHashMap<>();
  private final Reachability reachability = new Reachability("The in-memory history");
  private Clock clock = Clock.systemUTC();
  private @Nullable Instant appliedAt;
  private boolean withScripts;
  private @Nullable HistoryLock lock;
  private final List<HistoryPending> pending = new ArrayList<>();

  /** A history without rows. */
  public InMemoryHistory() {}

  /** A migration that ran with this text. */
  public InMemoryHistory applied(String key, String text) {
    return add(key, HistoryState.APPLIED, text);
  }

  /** A migration that ran, and nothing there can judge a text. */
  public InMemoryHistory appliedUnverifiable(String key) {
    return add(key, HistoryState.APPLIED, HistoryChecksum.none("no checksum is recorded"), null);
  }

  /** Everything up to this revision was there before the tool took over. */
  public InMemoryHistory baselined(String key) {
    return add(key, HistoryState.BASELINED, HistoryChecksum.none("a baseline has no text"), null);
  }

  /** A migration that was tried with this text and failed. */
  public InMemoryHistory failed(String key, String text) {
    return add(key, HistoryState.FAILED, text);
  }

  /** A migration of which only some statements ran. */
  public InMemoryHistory partial(String key, String text) {
    return add(key, HistoryState.PARTIAL, text);
  }

  /** A migration that is counted as run and never ran. */
  public InMemoryHistory markedRan(String key, String text) {
    return add(key, HistoryState.MARKED_RAN, text);
  }

  /** A migration that ran with this text and was undone. */
  public InMemoryHistory undone(String key, String text) {
    return add(key, HistoryState.UNDONE, text);
  }

  /** Any row. */
  public synchronized InMemoryHistory row(HistoryRow row) {
    rows.put(row.key(), row);
    return this;
  }

  /** Takes a row away; a key that is not there is no error. */
  public synchronized InMemoryHistory remove(String key) {
    rows.remove(key);
    return this;
  }

  /**
   * Gives rows added from now on this time of application. They have none before this is called.
   */
  public synchronized InMemoryHistory appliedAt(Instant at) {
    appliedAt = at;
    return this;
  }

  /** Hands out the texts of rows added from now on, as a reader that was given the scripts does. */
  public synchronized InMemoryHistory withScripts() {
    withScripts = true;
    return this;
  }

  /** Has somebody hold the migration lock there; the clock of their tool has no zone. */
  public synchronized InMemoryHistory lockedBy(String holder, String since) {
    lock = new HistoryLock(holder, since);
    return this;
  }

  /** Gives the lock back. */
  public synchronized InMemoryHistory unlocked() {
    lock = null;
    return this;
  }

  /** A migration in SQL that their tool has not applied so far. */
  public synchronized InMemoryHistory pending(String key, String text) {
    pending.add(new HistoryPending(key, idOf(key), SqlText.of(text), null));
    return this;
  }

  /** A migration that their tool has not applied so far and that only their tool could run. */
  public synchronized InMemoryHistory pendingOnlyThere(String key, String obstacle) {
    pending.add(new HistoryPending(key, idOf(key), null, obstacle));
    return this;
  }

  /** The clock that readings are dated by; the system's unless set. */
  public synchronized InMemoryHistory clock(Clock readingClock) {
    clock = readingClock;
    return this;
  }

  /** Makes reading fail with {@link dev.oneledger.LedgerUnreachableException}, or work again. */
  public InMemoryHistory unreachable(boolean unreachable) {
    reachability.set(unreachable);
    return this;
  }

  @Override
  public synchronized HistoryReading read() {
    reachability.check();
    return new HistoryReading(
        "in-memory history", clock.instant(), List.copyOf(rows.values()), lock, pending);
  }

  private InMemoryHistory add(String key, HistoryState state, String text) {
    SqlText theirs = SqlText.of(text);
    return add(key, state, new Sha256Checksum(theirs.textHash()), theirs);
  }

  private synchronized InMemoryHistory add(
      String key, HistoryState state, HistoryChecksum checksum, @Nullable SqlText text) {
    return row(
        new HistoryRow(key, idOf(key), state, appliedAt, checksum, withScripts ? text : null));
  }

  private static @Nullable MigrationId idOf(String key) {
    try {
      return MigrationId.parse(key);
    } catch (LedgerException withoutRevision) {
      return null;
    }
  }
}
