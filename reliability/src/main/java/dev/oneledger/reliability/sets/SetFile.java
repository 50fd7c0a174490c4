package dev.oneledger.reliability.sets;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * A migration of a set, under whatever name.
 *
 * @param number its place in the set, from 1
 * @param name its path in the folder
 * @param up the text to apply
 * @param down the text that takes it back as its authors wrote it; null if there is none
 * @param outside whether it can only run outside a transaction, though no statement says so
 */
record SetFile(int number, String name, String up, @Nullable String down, boolean outside) {

  /** The same outside a transaction. */
  SetFile runOutside() {
    return new SetFile(number, name, up, down, true);
  }

  /** The same without the way back. */
  SetFile forth() {
    return new SetFile(number, name, up, null, outside);
  }

  /** As the library knows it, with the directive where a statement needs it. */
  Migration migration() {
    SqlText apply = SqlText.of(outside ? NoTransaction.with(up) : NoTransaction.whereNeeded(up));
    return new Migration(
        id(),
        apply,
        down == null ? null : SqlText.of(NoTransaction.whereNeeded(down)),
        !outside && !NoTransaction.isNeeded(up),
        name);
  }

  private MigrationId id() {
    String slug =
        name.replaceFirst("\\.sql$", "").replaceFirst("^.*/", "").replaceAll("[^\\w-]", "_");
    return MigrationId.versioned(
        Revision.parse(Integer.toString(number)),
        slug.length() > 100 ? slug.substring(0, 100) : slug);
  }
}
