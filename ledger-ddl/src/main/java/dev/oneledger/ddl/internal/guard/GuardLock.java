package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Hash;
import dev.oneledger.MigrationId;

/** The advisory lock that makes two runs of one guarded migration wait for each other. */
final class GuardLock {

  private GuardLock() {}

  static long of(MigrationId migration) {
    String hash = Hash.sha256("oneledger-guard-1," + migration).hex();
    return Long.parseUnsignedLong(hash.substring(0, 16), 16);
  }
}
