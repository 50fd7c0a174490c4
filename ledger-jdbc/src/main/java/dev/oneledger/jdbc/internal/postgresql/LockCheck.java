package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.jdbc.internal.LockKey;

/** Whether the session that asks holds an advisory lock itself, as SQL. */
final class LockCheck {
  private LockCheck() {}

  /** A condition. */
  static String sql(LockKey lock) {
    return """
        EXISTS (SELECT FROM pg_catalog.pg_locks WHERE locktype = 'advisory' AND objsubid = 1
            AND granted AND pid = pg_catalog.pg_backend_pid()
            AND classid::bigint = %s AND objid::bigint = %s)\
        """
        .formatted(lock.high(), lock.low());
  }
}
