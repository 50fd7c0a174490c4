package dev.oneledger.reliability.compare;

import dev.oneledger.Migration;
import java.nio.file.Path;

/**
 * A file of the set that is a migration.
 *
 * @param name its path below the folder
 * @param file what psql is to run
 * @param migration what the library reads in it
 */
record SetFile(String name, Path file, Migration migration) {

  /** Its place in the order that does not depend on how its revision is spelled. */
  Object key() {
    return migration.id().revision() == null ? migration.id() : migration.id().revision();
  }
}
