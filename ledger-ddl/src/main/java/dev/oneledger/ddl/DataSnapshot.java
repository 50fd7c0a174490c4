package dev.oneledger.ddl;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a migration kept for its rollback.
 *
 * @param migration the migration's id
 * @param statement the statement's number in it, from 1
 * @param source the table they are of, or {@code sequences}
 * @param table the snapshot table with its schema, quoted
 * @param rows how many
 * @param bytes their size on disk, indexes counted
 * @param takenAt when
 * @param expiresAt from when on the rollback refuses them
 * @param restoredAt when a rollback gave them back; null if none did. They are gone then
 * @param droppedAt when they were dropped without; null if they were not
 */
public record DataSnapshot(
    String migration,
    int statement,
    String source,
    String table,
    long rows,
    long bytes,
    Instant takenAt,
    Instant expiresAt,
    @Nullable Instant restoredAt,
    @Nullable Instant droppedAt) {

  /** Whether the rows are still there. */
  public boolean isKept() {
    return restoredAt == null && droppedAt == null;
  }
}
