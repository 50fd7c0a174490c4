package dev.oneledger.internal.source;

import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the name of a {@code .sql} file says.
 *
 * @param id the migration it belongs to
 * @param role whether it applies the migration or takes it back
 * @param contentHash the hex digits of the hash the name carries, if it carries one
 */
record FileName(MigrationId id, Role role, @Nullable String contentHash) {

  /** What a file does for its migration. */
  enum Role {
    APPLY,
    ROLLBACK
  }

  private static final Set<String> APPLY_IN_FOLDER = Set.of("apply", "up", "migration");
  private static final Set<String> ROLLBACK_IN_FOLDER = Set.of("rollback", "down");
  private static final Pattern HASH = Pattern.compile("(.+)\\.([0-9a-f]{12,64})");
  private static final Pattern ROLE = Pattern.compile("(.+)\\.(up|down|rollback)");

  private static final String FORMS =
      """
        144_customer_health_score.sql    with 144_customer_health_score.rollback.sql
        144_customer_health_score.up.sql with 144_customer_health_score.down.sql
        V144__customer_health_score.sql  with U144__customer_health_score.sql
        R__active_customers.sql          with R__active_customers.rollback.sql
        144_customer_health_score/apply.sql (up.sql, migration.sql) with rollback.sql (down.sql)""";

  /**
   * Reads a path below a source's root.
   *
   * @throws LedgerException if the name has none of the forms
   */
  static FileName parse(SourceFile file) {
    String base = SourceFile.baseName(file.path());
    Role inFolder = roleInFolder(base);
    try {
      return inFolder == null ? parseName(base) : new FileName(folderId(file), inFolder, null);
    } catch (LedgerException noForm) {
      throw new LedgerException(
          """
          File '%s' cannot be read as a migration.
            where:    %s
            reason:   %s
            expected: one of
          %s
            to do:    rename it, or move it out of the migrations' folder."""
              .formatted(file.path(), file.origin(), noForm.getMessage(), FORMS),
          noForm);
    }
  }

  private static @Nullable Role roleInFolder(String base) {
    if (APPLY_IN_FOLDER.contains(base)) {
      return Role.APPLY;
    }
    return ROLLBACK_IN_FOLDER.contains(base) ? Role.ROLLBACK : null;
  }

  private static MigrationId folderId(SourceFile file) {
    String[] parts = file.path().split("/", -1);
    return MigrationId.parse(
        parts.length < 2 ? SourceFile.baseName(file.path()) : parts[parts.length - 2]);
  }

  /** The hash may stand before or after {@code .rollback}. */
  private static FileName parseName(String base) {
    Role role = Role.APPLY;
    String hash = null;
    String rest = base;
    for (int suffix = 0; suffix < 2 && rest.indexOf('.') >= 0; suffix++) {
      Matcher hashed = HASH.matcher(rest);
      Matcher marked = ROLE.matcher(rest);
      if (hash == null && hashed.matches() && !isPlainRevision(rest)) {
        hash = hashed.group(2);
        rest = hashed.group(1);
      } else if (marked.matches() && suffix == (hash == null ? 0 : 1)) {
        role = marked.group(2).equals("up") ? Role.APPLY : Role.ROLLBACK;
        rest = marked.group(1);
      }
    }
    return isMarked(rest, 'U')
        ? new FileName(MigrationId.parse(rest.substring(1)), Role.ROLLBACK, hash)
        : new FileName(MigrationId.parse(rest), role, hash);
  }

  /** Whether a letter stands before the revision's digits. */
  private static boolean isMarked(String name, char upperCase) {
    return name.length() > 1
        && (name.charAt(0) == upperCase || name.charAt(0) == Character.toLowerCase(upperCase))
        && name.charAt(1) >= '0'
        && name.charAt(1) <= '9';
  }

  /** {@code V1.20241025112800} is a revision of two parts, not one with a hash. */
  private static boolean isPlainRevision(String name) {
    boolean marked = isMarked(name, 'V') || isMarked(name, 'U');
    return Revision.isRevision(marked ? name.substring(1) : name);
  }

  /** What files of one migration have in common, however the revision is spelled. */
  Object key() {
    return id.revision() == null ? id : id.revision();
  }
}
